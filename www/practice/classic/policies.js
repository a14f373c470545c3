/**
 * The question that the page asks when admin-approved users are chosen. Written for the practice replica;
 * only how the real one begins is known.
 */

const ADMIN_APPROVED = "1";
const users = /** @type {HTMLSelectElement} */ (document.getElementById("userpolicy"));
let held = users.value;

users.addEventListener("change", () => {
  const question =
    "Enabling this option takes the app away from every user whom no admin has approved. Go on?";
  if (users.value === ADMIN_APPROVED && held !== ADMIN_APPROVED && !confirm(question)) users.value = held;
  held = users.value;
});
