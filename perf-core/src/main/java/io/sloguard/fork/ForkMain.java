package io.sloguard.fork;

import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.config.EffectiveValue;
import io.sloguard.config.PlanException;
import io.sloguard.json.ResultJson;
import io.sloguard.report.ConsoleProgress;
import io.sloguard.report.ConsoleReport;
import io.sloguard.report.Ending;
import io.sloguard.report.ExplanationReport;
import io.sloguard.report.FailureMessage;
import io.sloguard.report.Handover;
import io.sloguard.report.ReportLine;
import io.sloguard.report.export.ReportFiles;
import io.sloguard.result.RunResult;
import io.sloguard.slo.JudgedRun;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The main class of the forked JVM. Exits with 0 if a handover says how the run ended, with another code if not. */
public final class ForkMain {

    private final ForkRequest request;
    private final PrintStream out;

    private ForkMain(ForkRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
    }

    /** Runs what the arguments ask for; they are those of {@link ForkRequest#arguments}. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        ForkRequest request = ForkRequest.of(arguments);
        ForkExit exit = new ForkExit(request.handover());
        ParentWatch.start(ForkRequest.parent(arguments));
        TimeLimit.of(request, Path.of("")).ifPresent(limit -> limit.start(request, exit));
        exit.with(new ForkMain(request, out).run());
    }

    /** Whatever goes wrong is how the run ended: this is the top of the JVM's main thread. */
    private Handover run() {
        try {
            if (request.task() == ForkRequest.Task.EXPLAIN) {
                return explained();
            }
            SloGuard guard = SloGuard.read(request.plan(), request.overrides(), request.directory());
            JudgedRun run = inItsBuild(guard.run(new ConsoleProgress(out::println)));
            ResultJson.write(run, request.result());
            return judged(run, request.reports().write(run, request.reproduce()));
        } catch (PlanException mistakes) {
            return Handover.failed(Ending.MISCONFIGURED, String.valueOf(mistakes.getMessage()));
        } catch (PerfException broken) {
            broken.printStackTrace();
            return Handover.failed(Ending.FAILED, String.valueOf(broken.getMessage()));
        } catch (Throwable unexpected) {
            unexpected.printStackTrace();
            return Handover.failed(
                    Ending.FAILED,
                    "the load JVM failed: " + unexpected + "\nIts log, with the stack trace: " + request.log());
        }
    }

    private Handover explained() {
        List<EffectiveValue> values = SloGuard.explain(request.plan(), request.overrides(), request.directory());
        return new Handover(Ending.EXPLAINED, new ExplanationReport("the plan", values).lines(), "");
    }

    private JudgedRun inItsBuild(JudgedRun run) {
        RunResult result = run.result();
        return new JudgedRun(result.in(result.environment().inBuildOf(request.modulesAtOnce())), run.judgement());
    }

    private Handover judged(JudgedRun run, List<ReportFiles.Problem> problems) {
        ConsoleReport console = new ConsoleReport(request.symbols());
        Ending ending = ending(run);
        List<ReportLine> lines = new ArrayList<>(console.lines(run));
        ReportLine.Level level = switch (ending) {
            case HELD -> ReportLine.Level.INFO;
            case TOLERATED -> ReportLine.Level.WARNING;
            default -> ReportLine.Level.ERROR;
        };
        lines.add(new ReportLine(ReportLine.Level.INFO, ""));
        lines.add(new ReportLine(
                level, console.sentence(run) + "   seed " + run.result().seed()));
        lines.add(new ReportLine(ReportLine.Level.INFO, "result  " + request.result()));
        Path page = request.reports().html();
        boolean hasPage = problems.stream().noneMatch(problem -> problem.file().equals(page));
        String shown = hasPage
                ? page.toAbsolutePath().toUri().toString()
                : request.result().toString();
        if (hasPage) {
            lines.add(new ReportLine(ReportLine.Level.INFO, "report  " + shown));
        }
        problems.forEach(problem -> lines.add(new ReportLine(ReportLine.Level.WARNING, "report  " + problem.why())));
        boolean breaks = ending == Ending.BROKEN || ending == Ending.UNMEASURED;
        String message = breaks ? new FailureMessage(request.failOn(), shown, request.reproduce()).of(run) : "";
        return new Handover(ending, lines, message);
    }

    private Ending ending(JudgedRun run) {
        return switch (run.judgement().conclusion(request.failOn())) {
            case HELD -> Ending.HELD;
            case TOLERATED -> Ending.TOLERATED;
            case BROKEN -> Ending.BROKEN;
            case UNMEASURED -> Ending.UNMEASURED;
        };
    }
}
