/**
 * Runs of the command line inside a build: {@link io.github.retrobpf.maven.run.Task}, done by
 * {@link io.github.retrobpf.maven.run.Incremental} where something changed. Knows nothing of Maven.
 */
@NullMarked
package io.github.retrobpf.maven.run;

import org.jspecify.annotations.NullMarked;
