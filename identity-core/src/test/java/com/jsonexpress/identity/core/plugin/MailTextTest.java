package com.jsonexpress.identity.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import org.junit.jupiter.api.Test;

class MailTextTest {

    @Asvs({"1.1.2", "1.2.1", "1.3.7"})
    @Test
    void html_ofAText_isEscapedInParagraphs() {
        MailText mail = MailText.of("Hello", "Dear <Ada>,\r\nyou & I\n \n\n'won' \"it\"\n");
        assertThat(mail.text()).isEqualTo("Dear <Ada>,\r\nyou & I\n \n\n'won' \"it\"\n");
        assertThat(mail.html()).isEqualTo("""
                <!doctype html>
                <html>
                <body>
                <p>Dear &lt;Ada&gt;,<br>
                you &amp; I</p>
                <p>&#39;won&#39; &quot;it&quot;</p>
                </body>
                </html>
                """);
    }

    @Test
    void mail_isNotPrinted() {
        assertThat(MailText.of("subject-x", "text-x").toString()).isEqualTo("MailText");
    }
}
