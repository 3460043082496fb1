package io.sloguard.junit;

import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A scenario whose operations are calls of a test method. All users call it on the same instance with the same arguments, but
 * for the operation and its random numbers. Immutable.
 */
final class MethodScenario implements Scenario {

    private final Method body;
    private final Object instance;
    private final List<@Nullable Object> arguments;

    /**
     * Creates a scenario.
     *
     * @param body the test method
     * @param instance the instance on which it is called
     * @param arguments its arguments; of those that {@link #isOfOperation} any
     */
    MethodScenario(Method body, Object instance, List<@Nullable Object> arguments) {
        this.body = body;
        this.instance = instance;
        this.arguments = arguments;
        body.setAccessible(true);
    }

    /** Returns whether each operation has another argument for a parameter of that type. */
    static boolean isOfOperation(Class<?> type) {
        return type == Operation.class || type == RandomGenerator.class;
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        @Nullable Object[] own = arguments.toArray();
        Class<?>[] types = body.getParameterTypes();
        return operation -> {
            for (int i = 0; i < types.length; i++) {
                if (types[i] == Operation.class) {
                    own[i] = operation;
                } else if (types[i] == RandomGenerator.class) {
                    own[i] = operation.random();
                }
            }
            call(own);
            return Outcome.ok();
        };
    }

    private void call(@Nullable Object[] own) throws Exception {
        try {
            body.invoke(instance, own);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof Exception exception) {
                throw exception;
            }
            throw thrown;
        }
    }
}
