package dev.touchstone.sabotage.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonChangeTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {set: /a, to: 7}                         | {"a":1,"b":2}               | {"a":7,"b":2}
                    {set: /c/d, to: 7}                       | {"c":{}}                    | {"c":{"d":7}}
                    {set: /c/d, to: 7}                       | {"a":1}                     | {"a":1}
                    {remove: /a}                             | {"a":1,"b":2}               | {"b":2}
                    {remove: /p/~1x~1y}                      | {"p":{"/x/y":1}}            | {"p":{}}
                    {remove: /*/a}                           | [{"a":1,"b":2},{"a":3}]     | [{"b":2},{}]
                    {remove: /*, where: {/a: 1}}             | [{"a":1},{"a":2},{"a":1}]   | [{"a":2}]
                    {add: /n, by: 1}                         | {"n":41}                    | {"n":42}
                    {add: /n, by: 0.01}                      | {"n":"1.10"}                | {"n":"1.11"}
                    {add: /n, by: 1}                         | {"n":"none"}                | {"n":"none"}
                    {times: /n, by: 2}                       | {"n":"0.0000550"}           | {"n":"0.0001100"}
                    {drop: /l}                               | {"l":[1,2,3]}               | {"l":[2,3]}
                    {drop: /l, at: last}                     | {"l":[1,2,3]}               | {"l":[1,2]}
                    {drop: /l, at: 1}                        | {"l":[1,2,3]}               | {"l":[1,3]}
                    {drop: "", at: all}                      | [1,2,3]                     | []
                    {drop: /l}                               | {"l":[]}                    | {"l":[]}
                    {repeat: "", at: last}                   | [1,2]                       | [1,2,2]
                    {reverse: /l}                            | {"l":[1,2,3]}               | {"l":[3,2,1]}
                    {append: /l, to: 4}                      | {"l":[]}                    | {"l":[4]}
                    {copy: /a, into: /b}                     | {"a":1,"b":2}               | {"a":1,"b":1}
                    {swap: /a, into: /b}                     | {"a":1,"b":2}               | {"a":2,"b":1}
                    {swap: /*/a, into: /b}                   | [{"a":1,"b":2}]             | [{"a":2,"b":1}]
                    {replace: /t, found: o+, to: u}          | {"t":"fool"}                | {"t":"ful"}
                    {add: /*/n, by: 1, where: {/s: left}}    | [{"n":1,"s":"left"},{"n":1,"s":"done"}] | [{"n":2,"s":"left"},{"n":1,"s":"done"}]
                    """)
    void a_change_does_what_it_says_and_no_more(String change, String before, String after) {
        List<JsonChange> changes = List.of(Written.parsed(change, JsonChange.class));

        assertThat(JsonChange.all(changes, Written.json(before))).isEqualTo(Written.json(after));
    }
}
