package io.github.retrobpf.elf.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test of every object: those of the project, and of the corpus, if there is one. {@code make corpus} runs these and no
 * others.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("io.github.retrobpf.elf.testing.Fixtures#corpus")
@Tag("corpus")
public @interface EachObject {}
