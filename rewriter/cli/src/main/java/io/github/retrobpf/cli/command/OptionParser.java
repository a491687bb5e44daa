package io.github.retrobpf.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;

/** The parser of commons-cli, where it does not do what users of other commands expect. */
final class OptionParser extends DefaultParser {
    private final List<String> unknown = new ArrayList<>();
    private boolean isApart;

    OptionParser() {
        // No abbreviations: a new option could make them mean two.
        super(false);
    }

    /** Options that there are none of. Of those we tell at the end: there may be a {@code --help} behind them. */
    List<String> unknown() {
        return unknown;
    }

    /** The last argument that was looked at. */
    String lastToken() {
        return currentToken;
    }

    @Override
    protected void handleUnknownToken(String token) throws ParseException {
        boolean isOption = token.length() > 1 && token.charAt(0) == '-';
        if (!isOption) {
            super.handleUnknownToken(token);
        } else if (!isApart && token.charAt(1) != '-' && token.indexOf('=') > 0) {
            // A value behind its letter, as in -oa=b: the parser would take oa for a long name.
            isApart = true;
            handleConcatenatedOptions(token);
            isApart = false;
        } else {
            unknown.add(token);
        }
    }
}
