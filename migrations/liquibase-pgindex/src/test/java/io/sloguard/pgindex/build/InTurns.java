package io.sloguard.pgindex.build;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection whose statements go to several server processes in turns, as behind a pooler in transaction mode. */
final class InTurns implements InvocationHandler {

    private final List<Connection> processes;
    private final AtomicInteger statements = new AtomicInteger();

    private InTurns(List<Connection> processes) {
        this.processes = processes;
    }

    static Connection over(Connection... processes) {
        return (Connection) Proxy.newProxyInstance(
                InTurns.class.getClassLoader(), new Class<?>[] {Connection.class}, new InTurns(List.of(processes)));
    }

    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        boolean makesStatement = Statement.class.isAssignableFrom(method.getReturnType());
        int turn = makesStatement ? statements.getAndIncrement() : statements.get();
        try {
            return method.invoke(processes.get(turn % processes.size()), arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
