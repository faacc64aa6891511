package io.headroom.standalone;

import io.headroom.core.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells the user what went wrong in a line; only what is our fault gets a stack trace, in the log. */
final class OneLineErrors implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OneLineErrors.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        boolean expected = failure instanceof ConfigException
                || failure instanceof Refusal
                || failure instanceof IllegalStateException;
        if (!expected) {
            LOG.error("unexpected failure", failure);
        }
        String.valueOf(failure.getMessage())
                .lines()
                .forEach(text -> line.getErr().println("headroom: " + text));
        return failure instanceof ConfigException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
