package io.headroom.standalone;

import io.headroom.api.alert.SampleAlert;
import io.headroom.core.config.AlertsConfig;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom alerts}: about those who are told of triggers. */
@Command(
        name = "alerts",
        description = "Tells the configured receivers something.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** 0 if every receiver took it, otherwise 1. */
    @Command(
            description = "Sends every receiver a notification that says it is a test, and prints what came back.",
            mixinStandardHelpOptions = true)
    int test(@Mixin ConfigOption config) throws InterruptedException {
        AlertsConfig alerts = config.load().alerts();
        if (alerts.receivers().isEmpty()) {
            throw new Refusal("headroom.alerts.receivers names nobody; add one, as headroom.example.yml does");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<SampleAlert.Answer> answers = SampleAlert.send(alerts, Instant.now());
        for (SampleAlert.Answer answer : answers) {
            String arrived = answer.arrived() ? "arrived" : "did not arrive";
            out.println(answer.receiver() + " (" + answer.place() + "): " + arrived + ", it " + answer.said());
        }
        return answers.stream().allMatch(SampleAlert.Answer::arrived) ? 0 : 1;
    }
}
