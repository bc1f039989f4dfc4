/** The page of the mood diary: its chart, and the clock that it goes by. */

import { drawCourse } from "./course.js";
import { tellZone } from "./zone.js";

const data = document.getElementById("course-data");
if (data) {
  drawCourse(
    document.getElementById("course-plot"),
    document.getElementById("course-key"),
    JSON.parse(data.textContent),
  );
}
tellZone();
