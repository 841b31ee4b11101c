package org.springframework.context;

public interface ApplicationContext {
  <T> T getBean(Class<T> type);

  Object getBean(String name);
}
