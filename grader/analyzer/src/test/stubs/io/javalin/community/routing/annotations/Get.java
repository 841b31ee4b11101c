package io.javalin.community.routing.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** As in Javalin's annotated routing. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Get {
  String value();
}
