package org.jetbrains.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** As in the library. */
@Retention(RetentionPolicy.CLASS)
public @interface Blocking {}
