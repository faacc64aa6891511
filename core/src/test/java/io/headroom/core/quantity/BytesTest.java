package io.headroom.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "4096B, 4096",
        "50GB, 50000000000",
        "50 gb, 50000000000",
        "1.5GiB, 1610612736",
        "' 1.5 GiB ', 1610612736",
        "0.1kB, 100",
        "1KiB, 1024",
        "1MB, 1000000",
        "1MiB, 1048576",
        "2TB, 2000000000000",
        "2TiB, 2199023255552",
        "9223372036854775807, 9223372036854775807"
    })
    void readsSiAndIecUnits(String text, long bytes) {
        assertThat(Bytes.parse(text)).isEqualTo(new Bytes(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "GB", "50GBs", "50 G B", "50XB", "-1GB", "+1GB", "1,5GiB", ".5GB", "5.GB", "1e3", "0x10",
                "50GB 2", "NaN", "٥GB"
            })
    void refusesWhatIsNoSize_andSaysHowToWriteOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.parse(text))
                .withMessage("'" + text + "' is no size: write a number and a unit such as 50GB or 4GiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "0.3KiB", "9223372036854775808", "99999999999TB"})
    void refusesWhatIsNoWholeByteCountOrTooLarge(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bytes.parse(text))
                .withMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1 kB",
        "4080000,4.08 MB",
        "1234567,1.23 MB",
        "58000000,58 MB",
        "58049999,58 MB",
        "58050000,58.1 MB",
        "99949999,99.9 MB",
        "150000000,150 MB",
        "999499999,999 MB",
        "999500000,1 GB",
        "10000000000,10 GB",
        "9223372036854775807,9.22 EB"
    })
    void saysASizeInASentence(long count, String words) {
        assertThat(new Bytes(count).said()).isEqualTo(words);
    }

    @Test
    void isNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bytes(-1))
                .withMessage("a size must not be negative, got -1");
    }

    @Property
    void everyPlainCountComesBack(@ForAll @LongRange(min = 0) long count) {
        assertThat(Bytes.parse(Long.toString(count)).count()).isEqualTo(count);
        assertThat(Bytes.parse(count + "B")).isEqualByComparingTo(new Bytes(count));
    }
}
