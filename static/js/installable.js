import { register } from "./offline/registration.js";

register();
