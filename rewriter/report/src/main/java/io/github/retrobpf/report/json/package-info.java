/**
 * Documents for machines: {@link io.github.retrobpf.report.json.InspectionDocument} says what is in objects, {@link
 * io.github.retrobpf.report.json.ReportDocument} what was done to them. docs/json.md explains both, and the schemas beside
 * it define them. The only package that needs Jackson, which is loaded no sooner than a document becomes bytes.
 */
@NullMarked
package io.github.retrobpf.report.json;

import org.jspecify.annotations.NullMarked;
