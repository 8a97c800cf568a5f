package dev.forseti.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.store.DatabaseErrors.Fault;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.UncategorizedDataAccessException;

class DatabaseErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "08006, UNAVAILABLE",
    "40P01, BUSY",
    "55P03, BUSY",
    "57P01, UNAVAILABLE",
    "23505, CONFLICT",
    "23502, OURS",
    "22012, OURS",
    "22021, BAD_VALUE",
    "42703, OURS",
    "54000, OURS",
    "X, OURS"
  })
  void whyACallFailedIsToldByItsState(String state, Fault why) {
    assertThat(DatabaseErrors.faultOf(failure(state))).isEqualTo(why);
  }

  @Test
  void withoutAStateTheExceptionTells() {
    assertThat(DatabaseErrors.faultOf(new DataAccessResourceFailureException("gone")))
        .isEqualTo(Fault.UNAVAILABLE);
    assertThat(DatabaseErrors.faultOf(new IllegalStateException("ours"))).isEqualTo(Fault.OURS);
    assertThat(DatabaseErrors.faultOf(new DatabaseBusy())).isEqualTo(Fault.BUSY);
  }

  @Test
  void aReaderTriesAgainWhenOthersStoodInItsWay() {
    assertThat(DatabaseErrors.isUnavailable(failure("40P01"))).isTrue();
    assertThat(DatabaseErrors.isUnavailable(failure("55P03"))).isTrue();
  }

  @Test
  void aDatabaseWithoutRoomServesOthersWell() {
    assertThat(DatabaseErrors.isOutOfResources(failure("53200"))).isTrue();
    assertThat(DatabaseErrors.isOutOfResources(failure("57P01"))).isFalse();
  }

  private static RuntimeException failure(String state) {
    return new UncategorizedDataAccessException("failed", new SQLException("why", state)) {
      private static final long serialVersionUID = 1;
    };
  }
}
