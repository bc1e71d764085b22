// Marks the answers of the quiz, in the page itself: nothing is sent anywhere, nothing is kept.
(() => {
    "use strict";

    const right = (input) => "right" in input.dataset;

    function mark(form) {
        const inputs = [...form.querySelectorAll("input")];
        const result = form.querySelector(".quiz-result");
        clear(form);
        if (!inputs.some((input) => input.checked)) {
            say(result, ["Choose an answer first."]);
            return;
        }
        const solved = inputs.every((input) => input.checked === right(input));
        for (const input of inputs.filter((input) => input.checked)) {
            markChoice(input.closest("label"), right(input));
        }
        form.dataset.result = solved ? "right" : "wrong";
        if (solved) {
            say(result, ["Right."]);
            form.querySelector("details").open = true;
        } else {
            say(result, ["Not yet right.", ...remarks(inputs), "Try again, or open the answer."]);
        }
        score(form.closest(".quiz"));
    }

    // What is wrong about each wrong choice, or that something is missing.
    function remarks(inputs) {
        const wrong = inputs.filter((input) => input.checked && !right(input));
        if (wrong.length > 0) {
            return wrong.map((input) => input.dataset.but);
        }
        return ["What you chose is right, but it is not all."];
    }

    function markChoice(label, isRight) {
        label.classList.add(isRight ? "right" : "wrong");
        const sign = document.createElement("span");
        sign.className = "quiz-mark";
        sign.textContent = isRight ? "✓ right" : "✗ wrong";
        label.append(sign);
    }

    function clear(form) {
        delete form.dataset.result;
        form.querySelector(".quiz-result").replaceChildren();
        for (const label of form.querySelectorAll(".quiz-choice")) {
            label.classList.remove("right", "wrong");
            label.querySelector(".quiz-mark")?.remove();
        }
    }

    // The remarks are HTML of the book's own.
    function say(result, sentences) {
        result.innerHTML = sentences.map((sentence) => `<p>${sentence}</p>`).join("");
    }

    function score(quiz) {
        const forms = [...quiz.querySelectorAll("form")];
        const solved = forms.filter((form) => form.dataset.result === "right").length;
        quiz.querySelector(".quiz-score").textContent = `${solved} of ${forms.length} answered right.`;
    }

    for (const form of document.querySelectorAll("form.quiz-question")) {
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            mark(form);
        });
        form.addEventListener("change", () => {
            clear(form);
            score(form.closest(".quiz"));
        });
        // mdBook turns pages with the arrow keys, which move between the choices here.
        form.addEventListener("keydown", (event) => event.stopPropagation());
    }
})();
