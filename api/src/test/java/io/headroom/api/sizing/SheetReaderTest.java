package io.headroom.api.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.sizing.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetReaderTest {
    private static final String TABLE = "{'name':'booking','rows':10,'bytesPerRow':100%s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'currency':'USD'}|tables must be a list of at least one table, got nothing",
                "{'tables':[]}|currency must be the ISO 4217 code of the currency to compare plans in, such as USD, got nothing",
                "{'currency':'dollars','tables':[]}|currency must be the ISO 4217 code of the currency to compare plans in,"
                        + " such as USD, got dollars",
                "[]|body must be a JSON object, got []",
                "{'currency':'USD','tables':5}|tables must be a list of at most 1000, got 5",
                "{'currency':'USD','horizonMonths':0,'tables':[{'name':'a','rows':1,'bytesPerRow':1}]}|horizonMonths must be a whole number from 1 to 120, got 0",
            })
    void refusesASheet(String body, String message) {
        assertThatThrownBy(() -> SheetReader.read(body.replace('\'', '"')))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheTableAndTheKey() {
        assertThatThrownBy(() -> read(",'rowsPerUser':3"))
                .hasMessage("tables[0].rows must be given as one of rows, rowsPerUser and rowsPerParent, got 10");
        assertThatThrownBy(() -> read(",'rowsAddedPerMonth':-1"))
                .hasMessageStartingWith("tables[0].rowsAddedPerMonth must be a number from 0 to 10^12")
                .hasMessageEndingWith(", got -1");
        assertThatThrownBy(() -> read(",'rowsAddedPerMonth':{'low':2,'high':1}"))
                .hasMessageEndingWith("the low one first, got {\"low\":2,\"high\":1}");
        assertThatThrownBy(() -> read(",'bytesPerRows':3"))
                .hasMessageStartingWith("tables[0].bytesPerRows must be left out, for a sheet knows only")
                .hasMessageEndingWith(", got 3");
        assertThatThrownBy(() -> read(",'parent':'tenant'"))
                .hasMessage("tables[0].parent must be left out where rowsPerParent is, got tenant");
        assertThatThrownBy(() -> SheetReader.read(sheet("{'name':'a','rowsPerParent':1,'parent':'a','bytesPerRow':1}")))
                .hasMessage("tables[0].parent must be the name of a table before this one, got a");
        assertThatThrownBy(() -> SheetReader.read(sheet(TABLE.formatted("") + "," + TABLE.formatted(""))))
                .hasMessage("tables[1].name must be of one table only, got booking");
    }

    @Test
    void refusesNumbersThatNoDatabaseHas_beforeItCalculatesWithThem() {
        for (String number : new String[] {"1e999999999", "1e-999999999", "1000000000001", "0.0000001", "\"7\""}) {
            assertThatThrownBy(() -> read(",'rowsAddedPerMonth':" + number))
                    .as(number)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("tables[0].rowsAddedPerMonth must be a number");
        }
        assertThat(read(",'rowsAddedPerMonth':1e12")
                        .tables()
                        .get(0)
                        .addedPerMonth()
                        .said())
                .isEqualTo("1000000000000");
    }

    @Test
    void refusesWhatIsNoJson_andAKeyThatIsThereTwice() {
        assertThatThrownBy(() -> SheetReader.read("{\n\"name\": oops}"))
                .hasMessageStartingWith("body must be JSON, got Unrecognized token 'oops'")
                .hasMessageEndingWith("(line 2)");
        assertThatThrownBy(() -> SheetReader.read("{\"name\":\"a\",\"name\":\"b\"}"))
                .hasMessageStartingWith("body must be JSON, got Duplicate field 'name'");
    }

    @Test
    void refusesMoreThanAnExabyte() {
        String row = "{'name':'a','rows':1e12,'bytesPerRow':1e6}";

        assertThatThrownBy(() -> SheetReader.read(sheet(row)))
                .hasMessageStartingWith("tables must be less than 10^18 bytes together");
    }

    @Test
    void countsADayAsTheTwelfthOfAYearsPart() {
        assertThat(read(",'rowsAddedPerDay':12").tables().get(0).addedPerMonth().said())
                .isEqualTo("365");
    }

    private static Sheet read(String more) {
        return SheetReader.read(sheet(TABLE.formatted(more)));
    }

    private static String sheet(String tables) {
        return ("{'currency':'USD','tables':[" + tables + "]}").replace('\'', '"');
    }
}
