package io.sloguard.junit;

import io.sloguard.PerfException;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Takes a {@link SloTest} through JUnit's lifecycle: reads its plan and opens its target before the first lifecycle method,
 * calls the test method under load instead of once, and closes the target after the last one. Immutable and thread-safe: what
 * belongs to one test is in JUnit's store of it.
 */
final class SloTestExtension
        implements ExecutionCondition, BeforeEachCallback, ParameterResolver, InvocationInterceptor, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SloTestExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("no test yet");
        }
        boolean skip = context.getConfigurationParameter(Settings.SKIP)
                .map(Boolean::parseBoolean)
                .orElse(false);
        if (skip) {
            return ConditionEvaluationResult.disabled("nothing is measured or judged: " + Settings.SKIP + " is set");
        }
        Optional<String> only = context.getConfigurationParameter(Settings.SCENARIO);
        String scenario = StatedTest.of(context).scenario();
        return only.isEmpty() || only.get().equals(scenario)
                ? ConditionEvaluationResult.enabled("scenario " + scenario + " is to be measured")
                : ConditionEvaluationResult.disabled(Settings.SCENARIO + " is " + only.get() + ", not " + scenario);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        Settings settings = Settings.of(context::getConfigurationParameter);
        SloReport report = report(context, settings);
        report.deleteStale();
        SloRun run = SloRun.open(report.test(), settings, report.directory());
        context.getStore(NAMESPACE).put(SloRun.class, run);
    }

    private static SloReport report(ExtensionContext context, Settings settings) {
        StatedTest test = StatedTest.of(context);
        return new SloReport(test, settings.directory().resolve(test.name()));
    }

    private static Optional<SloRun> run(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(SloRun.class, SloRun.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext context) {
        Parameter parameter = parameterContext.getParameter();
        Class<?> type = parameter.getType();
        Optional<SloRun> run = run(context);
        if (run.isEmpty() || parameter.getAnnotations().length > 0) {
            return false;
        }
        return type == JudgedRun.class
                || type == ScenarioContext.class
                || (isOfBody(parameterContext, context) && MethodScenario.isOfOperation(type))
                || run.get().resource(type).isPresent();
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameterContext, ExtensionContext context) {
        Class<?> type = parameterContext.getParameter().getType();
        SloRun run = run(context).orElseThrow();
        if (type == JudgedRun.class) {
            return judged(run, isOfBody(parameterContext, context));
        }
        if (type == ScenarioContext.class) {
            return run.context();
        }
        // what belongs to an operation is there when the operation is
        return MethodScenario.isOfOperation(type) ? null : run.resource(type).orElseThrow();
    }

    private static boolean isOfBody(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().equals(Optional.of(parameter.getDeclaringExecutable()));
    }

    private static JudgedRun judged(SloRun run, boolean isOfBody) {
        return run.judged()
                .orElseThrow(() -> new ParameterResolutionException(
                        isOfBody
                                ? "there is no result while the load runs; the body is one operation. Take the JudgedRun"
                                        + " as a parameter of an @AfterEach method"
                                : "there is no result: the load did not run, or not yet; see the other failures of this"
                                        + " test, and take the JudgedRun in an @AfterEach method only"));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws InterruptedException {
        invocation.skip();
        MethodScenario scenario =
                new MethodScenario(call.getExecutable(), call.getTarget().orElseThrow(), call.getArguments());
        JudgedRun run = run(context).orElseThrow().measure(scenario);
        conclude(run, context);
    }

    /**
     * Ends the test as the run ended.
     *
     * @throws AssertionError if an objective is broken or could not be measured
     * @throws PerfException if the result cannot be written
     */
    private static void conclude(JudgedRun run, ExtensionContext context) {
        Settings settings = Settings.of(context::getConfigurationParameter);
        SloReport report = report(context, settings);
        report.write(run).forEach(System.out::println);
        context.publishReportEntry(report.entries(run));
        FailOn policy = settings.failOn().orElse(report.test().annotation().failOn());
        switch (run.judgement().conclusion(policy)) {
            case HELD -> {}
            case TOLERATED -> Assumptions.abort(report.message(run, policy));
            case BROKEN, UNMEASURED -> throw new AssertionError(report.message(run, policy));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        run(context).ifPresent(SloRun::close);
    }
}
