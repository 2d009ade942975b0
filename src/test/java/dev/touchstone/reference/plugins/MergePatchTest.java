package dev.touchstone.reference.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    private final ObjectMapper json = new ObjectMapper();

    private ObjectNode object(String text) throws Exception {
        return (ObjectNode) json.readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}         | {'a':'c'}                 | {'a':'c'}",
                "{'a':'b'}         | {'b':'c'}                 | {'a':'b','b':'c'}",
                "{'a':'b'}         | {'a':null}                | {}",
                "{'a':'b','b':'c'} | {'a':null}                | {'b':'c'}",
                "{'a':['b']}       | {'a':'c'}                 | {'a':'c'}",
                "{'a':'c'}         | {'a':['b']}               | {'a':['b']}",
                "{'a':{'b':'c'}}   | {'a':{'b':'d','c':null}}  | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]} | {'a':[1]}                 | {'a':[1]}",
                "{'e':null}        | {'a':1}                   | {'e':null,'a':1}",
                "{}                | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
                "{'a':'b'}         | {'a':{'b':null,'c':1}}    | {'a':{'c':1}}",
                "{'a':[1]}         | {'a':[null]}              | {'a':[null]}",
                "{'a':1}           | {'b':null}                | {'a':1}",
            })
    @DisplayName("PLUGIN-3: RFC 7386, appendix A, as far as it is about objects")
    void a_patch_changes_what_it_names_and_a_null_takes_away(
            String target, String patch, String expected) throws Exception {
        ObjectNode before = object(target);
        assertThat(MergePatch.apply(before, object(patch)).toString())
                .isEqualTo(object(expected).toString());
        assertThat(before).as("the target stays").isEqualTo(object(target));
    }
}
