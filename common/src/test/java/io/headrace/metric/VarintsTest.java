package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VarintsTest {

  @Property
  void next_whatProtobufWrote_isReadInOrder(@ForAll List<Long> numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (long number : numbers) {
      out.writeUInt64NoTag(number);
      out.writeSInt64NoTag(number);
    }
    out.flush();

    Varints varints = new Varints(bytes.toByteArray());
    List<Long> unsigned = new ArrayList<>();
    List<Long> zigzag = new ArrayList<>();
    while (varints.hasNext()) {
      unsigned.add(varints.next());
      zigzag.add(varints.nextZigzag());
    }

    assertThat(Varints.count(bytes.toByteArray())).isEqualTo(2 * numbers.size());
    assertThat(unsigned).isEqualTo(numbers);
    assertThat(zigzag).isEqualTo(numbers);
  }

  @Test
  void next_numberWithoutEndOrOfElevenBytes_isRefused() {
    byte[] endless = new byte[5];
    Arrays.fill(endless, (byte) 0x80);
    byte[] long11 = new byte[11];
    Arrays.fill(long11, 0, 10, (byte) 0x80);

    assertThatThrownBy(() -> new Varints(endless).next()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Varints(long11).next()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Varints(new byte[0]).next()).isInstanceOf(IOException.class);
  }
}
