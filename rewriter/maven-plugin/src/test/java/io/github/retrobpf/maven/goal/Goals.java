package io.github.retrobpf.maven.goal;

import io.github.retrobpf.maven.run.Task;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.codehaus.plexus.build.BuildContext;

/** Goals as Maven makes them, without Maven. */
final class Goals {
    static final List<String> NAMES = List.of("rewrite", "link", "check", "report");

    private Goals() {}

    /** A goal with its defaults, in a project that has objects. */
    static AbstractGoal create(String name, Path project) throws ReflectiveOperationException {
        BuildContext context = (BuildContext) Proxy.newProxyInstance(
                Goals.class.getClassLoader(), new Class<?>[] {BuildContext.class}, (proxy, method, args) -> null);
        AbstractGoal goal = switch (name) {
            case "rewrite" -> new RewriteGoal(context);
            case "link" -> new LinkGoal(context);
            case "check" -> new CheckGoal(context);
            case "report" -> new ReportGoal(context);
            default -> throw new IllegalArgumentException(name);
        };
        set(goal, "directory", project.resolve("src/main/bpf").toFile());
        set(goal, "buildDirectory", project.resolve("target").toFile());
        if (name.equals("link")) {
            set(goal, "output", project.resolve("target/app.o").toFile());
        }
        return goal;
    }

    static void set(AbstractGoal goal, String parameter, Object value) throws ReflectiveOperationException {
        Field field = field(goal.getClass(), parameter);
        field.setAccessible(true);
        field.set(goal, value);
    }

    /** Any value that is not the default one. */
    static Object other(AbstractGoal goal, String parameter, Path project) throws ReflectiveOperationException {
        Field field = field(goal.getClass(), parameter);
        field.setAccessible(true);
        Class<?> type = field.getType();
        if (type == boolean.class) {
            return !field.getBoolean(goal);
        }
        if (type == File.class) {
            return project.resolve("other-" + parameter).toFile();
        }
        return type == List.class ? List.of("one=two") : parameter.equals("format") ? "dot" : "other";
    }

    static List<String> words(AbstractGoal goal) throws Exception {
        return goal.tasks().stream().map(Task::words).flatMap(List::stream).toList();
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
