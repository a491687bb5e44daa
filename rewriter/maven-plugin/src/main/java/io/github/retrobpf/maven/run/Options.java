package io.github.retrobpf.maven.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of a command line, and which parameter of the build each one comes from. */
public final class Options {
    /** Messages may name an option by its letter. */
    private static final Map<String, String> LETTERS =
            Map.of("-j", "--jobs", "-o", "--output", "-d", "--directory", "-q", "--quiet", "-v", "--verbose");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();

    /** An option without a value. */
    public Options flag(String option, String parameter, boolean isSet) {
        parameters.put(option, parameter);
        if (isSet) {
            words.add(option);
        }
        return this;
    }

    /** An option with a value, where there is one. */
    public Options value(String option, String parameter, @Nullable Object value) {
        parameters.put(option, parameter);
        if (value != null) {
            words.add(option + "=" + value);
        }
        return this;
    }

    /** An option that comes once for each value. */
    public Options values(String option, String parameter, List<String> values) {
        parameters.put(option, parameter);
        values.forEach(value -> words.add(option + "=" + value));
        return this;
    }

    /** Options that are left out, whatever was set: their parameters are known. */
    public Options known(Options others) {
        parameters.putAll(others.parameters);
        return this;
    }

    /** An option without a value that is there in any case; a parameter may have asked for it already. */
    public Options always(String option) {
        if (!words.contains(option)) {
            words.add(option);
        }
        return this;
    }

    /** What is put on the command line. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** The parameter of each option that has one, whether it is set or not. */
    public Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    /** A message about the command line, for somebody who never saw one. */
    public String translated(String message) {
        String text = message.replaceFirst("; see 'retrobpf [a-z ]*--help'$", "");
        for (Map.Entry<String, String> e : parameters.entrySet()) {
            text = named(text, e.getKey(), e.getValue());
        }
        for (Map.Entry<String, String> e : LETTERS.entrySet()) {
            String parameter = parameters.get(e.getValue());
            text = parameter == null ? text : named(text, e.getKey(), parameter);
        }
        return text;
    }

    private static String named(String text, String option, String parameter) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(option) + "(?![\\w-])")
                .matcher(text)
                .replaceAll("<" + parameter + ">");
    }
}
