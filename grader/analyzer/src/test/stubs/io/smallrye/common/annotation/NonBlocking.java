package io.smallrye.common.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** As in the library. */
@Retention(RetentionPolicy.RUNTIME)
public @interface NonBlocking {}
