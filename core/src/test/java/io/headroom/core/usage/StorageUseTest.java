package io.headroom.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorageUseTest {

    @Test
    void addsUpWhatIsKnown() {
        StorageUse use = StorageUse.of(100L, 20L, 3L);

        assertThat(use.totalBytes()).isEqualTo(123L);
        assertThat(use.atLeast()).hasValue(123L);
    }

    @Test
    void hasNoTotal_withoutTheWal() {
        StorageUse use = StorageUse.of(100L, null, null);

        assertThat(use.totalBytes()).isNull();
        assertThat(use.atLeast()).hasValue(100L);
    }

    @Test
    void doesWithoutTemporaryFiles() {
        assertThat(StorageUse.of(100L, 20L, null).totalBytes()).isEqualTo(120L);
    }

    @Test
    void knowsNothing_whenNothingWasRead() {
        assertThat(StorageUse.of(null, null, null)).isEqualTo(StorageUse.UNKNOWN);
        assertThat(StorageUse.UNKNOWN.atLeast()).isEmpty();
    }
}
