package press;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** MyBatis implements it at run time. */
public interface CommentMapper {
  @Select("select * from comment where article = #{article}")
  List<Map<String, Object>> of(@Param("article") long article);

  @Insert("insert into comment (article, text) values (#{article}, #{text})")
  void add(@Param("article") long article, @Param("text") String text);
}
