package com.jsonexpress.identity.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stored text may ask for. */
class LimitsTest {
    private static final String BCRYPT = "$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    private static final String SALT = "c29tZXNhbHRzb21lc2FsdA";
    private static final String KEY = "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$03" + BCRYPT,
                "$2b$16" + BCRYPT,
                "$2b$31" + BCRYPT,
                "{bcrypt}$2a$31" + BCRYPT,
                "bcrypt_sha256$$2b$31" + BCRYPT,
                "pbkdf2_sha256$4000001$salt$" + KEY + "=",
                "pbkdf2_sha256$999$salt$" + KEY + "=",
                "pbkdf2_sha1$2000001$salt$" + KEY + "=",
                "pbkdf2_sha256$99999999999999999999$salt$" + KEY + "=",
                "$pbkdf2-sha512$i=1700000$" + SALT + "$" + KEY,
                "$scrypt$ln=18,r=8,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=30,r=1,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=4,r=99999999,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=17,r=8,p=5$" + SALT + "$" + KEY,
                "$scrypt$ln=16,r=8,p=5$" + SALT + "$" + KEY,
                "$scrypt$ln=16,r=1,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=20,r=1,p=4$" + SALT + "$" + KEY,
                "$scrypt$ln=1,r=262144,p=4$" + SALT + "$" + KEY,
                "$scrypt$ln=1,r=524288,p=4$" + SALT + "$" + KEY,
                "$scrypt$ln=4,r=65,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=4,r=8,p=17$" + SALT + "$" + KEY,
                "$scrypt$ln=4,r=0,p=1$" + SALT + "$" + KEY,
                "scrypt$536870912$salt$8$1$" + KEY + "=",
                "{scrypt}$1e0801$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=262145,t=2,p=1$" + SALT + "$" + KEY,
                "$argon2i$v=19$m=4194304,t=1,p=1$" + SALT + "$" + KEY,
                "$argon2d$v=19$m=64,t=17,p=1$" + SALT + "$" + KEY,
                "$argon2d$v=19$m=262144,t=5,p=1$" + SALT + "$" + KEY,
                "$argon2d$v=19$m=70000,t=16,p=1$" + SALT + "$" + KEY,
                "$argon2d$v=19$m=256,t=1,p=17$" + SALT + "$" + KEY,
                "$argon2d$v=19$m=7,t=1,p=1$" + SALT + "$" + KEY,
                "$argon2d$v=19$m=64,t=0,p=1$" + SALT + "$" + KEY
            })
    void hash_thatAsksForAbsurdWork_isRefused(String stored) {
        assertThat(Hash.problem(stored)).contains("more or for less work");
    }

    /** What is accepted at the edges of the parameters is computed, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$scrypt$ln=15,r=1,p=16$",
                "$scrypt$ln=1,r=64,p=16$",
                "$scrypt$ln=1,r=1,p=1$",
                "$scrypt$ln=16,r=2,p=1$",
                "$argon2d$v=19$m=8,t=1,p=1$",
                "$argon2i$m=128,t=16,p=16$"
            })
    void hash_atTheEdge_isComputed(String parameters) {
        assertThat(Hash.matches(parameters + SALT + "$" + KEY, "kajak")).isFalse();
    }

    @Test
    void aspNet_thatAsksForAbsurdWork_isRefused() {
        assertThat(Hash.problem(aspNet(1, 4_000_001, 16))).contains("more or for less work");
        assertThat(Hash.problem(aspNet(1, Integer.MIN_VALUE, 16))).contains("more or for less work");
        assertThat(Hash.problem(aspNet(3, 10_000, 16))).contains("damaged");
        assertThat(Hash.problem(aspNet(-1, 10_000, 16))).contains("damaged");
        assertThat(Hash.problem(aspNet(1, 10_000, Integer.MAX_VALUE))).contains("damaged");
        assertThat(Hash.problem(aspNet(1, 10_000, 33))).contains("damaged");
        assertThat(Hash.read(aspNet(1, 10_000, 16))).isInstanceOf(Reading.Readable.class);
    }

    private static String aspNet(int prf, int iterations, int salt) {
        ByteBuffer blob = ByteBuffer.allocate(61);
        blob.put((byte) 1).putInt(prf).putInt(iterations).putInt(salt);
        return Base64.getEncoder().encodeToString(blob.array());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2x$05" + BCRYPT,
                "$2$05" + BCRYPT,
                "$2b$5" + BCRYPT,
                "$2b$05" + BCRYPT + "x",
                "$2b$05$CCCCCCCCCCCCCCCCCCCCCC5E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeX",
                "$argon2id$v=18$m=64,t=1,p=1$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=64,t=1$" + SALT + "$" + KEY,
                "$argon2id$v=19$m=64,t=1,p=1$YQ$" + KEY,
                "$argon2id$v=19$m=64,t=1,p=1$" + SALT + "$YQ",
                "$scrypt$ln=0,r=8,p=1$" + SALT + "$" + KEY,
                "$scrypt$ln=31,r=8,p=1$" + SALT + "$" + KEY,
                "scrypt$1000$salt$8$1$" + KEY + "=",
                "$pbkdf2-md5$i=1000$" + SALT + "$" + KEY,
                "$pbkdf2-sha256$i=1000$a$" + KEY,
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8",
                "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
                "$6$salt$something",
                "$P$BsomethingofPhpass",
                "md5$salt$something",
                "unsalted_md5$something"
            })
    void hash_damagedOrOfAWeakScheme_isRefused(String stored) {
        assertThat(Hash.problem(stored))
                .containsPattern("damaged|not accepted|faulty")
                .doesNotContain(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "*", "hunter2", "$", "$7$x", "AAAA", "{", "pbkdf2_sha512$1000$salt$x"})
    void text_ofNoKnownForm_isUnknown(String stored) {
        assertThat(Hash.read(stored)).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void text_thatIsLong_isUnknown() {
        assertThat(Hash.read("$2b$10$" + "x".repeat(1_000_000))).isInstanceOf(Reading.Unknown.class);
        assertThat(Hash.read("pbkdf2_sha256$1000$" + "$".repeat(1000))).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void readings_printNothingOfTheText() {
        assertThat(Hash.read("$2b$05" + BCRYPT).toString()).isEqualTo("Readable");
    }
}
