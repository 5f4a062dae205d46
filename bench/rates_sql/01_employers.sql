-- The two populations of employers, and what is told of each site by other registers: one row a site.
sites AS (
    SELECT uscc, site_no, division, key_industry, hazard_class, workers, health_unit, healthy_enterprise,
        coalesce(managers_full_time, 0) + coalesce(managers_part_time, 0) AS managers,
        coalesce(in_scope, false) AND coalesce(production_status = 'operating', false) AS in_scope
    FROM employers
    WHERE coalesce(in_scope, false) AND coalesce(production_status = 'operating', false)
        OR coalesce(exclusion_reason, '') NOT IN ('no_dust', 'duplicate')
),
newest_declaration AS (
    SELECT DISTINCT ON (uscc, site_no) uscc, site_no, declaration_type <> 'cancellation' AS valid, dust,
        workers_dust_exposed AS declared
    FROM hazard_declarations WHERE declared_on <= DATE '{day}'
    ORDER BY uscc, site_no, declared_on DESC, _batch DESC, _row DESC
),
changes AS (
    SELECT uscc, site_no, count(*) AS changes,
        count(*) FILTER (WHERE declared_on - changed_on <= CASE WHEN change_reason = 'project'
            THEN {change_days_project} ELSE {change_days_other} END) AS changes_in_time
    FROM hazard_declarations
    WHERE declaration_type = 'change' AND changed_on IS NOT NULL AND declared_on <= DATE '{day}' GROUP BY 1, 2
),
positions_sampled AS (
    SELECT uscc, site_no, work_position, max(sampled_on) AS sampled_on,
        max(sampled_on) FILTER (WHERE result = 'over_limit') AS last_over,
        bool_or(fraction = 'total') FILTER (WHERE sampled_on >= DATE '{year}') AS total,
        bool_or(fraction = 'respirable') FILTER (WHERE sampled_on >= DATE '{year}') AS respirable,
        bool_or(free_silica_percent IS NOT NULL) FILTER (WHERE sampled_on >= DATE '{year}') AS silica
    FROM dust_measurements
    WHERE measurement_type IN ('periodic', 'status_evaluation') AND sampled_on <= DATE '{day}' GROUP BY 1, 2, 3
),
measured AS (
    SELECT uscc, site_no, max(sampled_on) AS last_on,
        bool_or(total) AND bool_or(respirable) AND bool_or(silica) AS every_item
    FROM positions_sampled GROUP BY 1, 2
),
people AS (
    SELECT person_key, uscc, site_no, audience,
        min(trained_until) FILTER (WHERE passed) AS first_passed,
        max(trained_until) FILTER (WHERE passed AND trained_until >= DATE '{year}' AND hours >= long) AS long_now,
        max(trained_until) FILTER (WHERE passed AND trained_until >= DATE '{year}' AND hours >= short) AS short_now,
        max(trained_until) FILTER (WHERE passed AND trained_until < DATE '{year}' AND hours >= long) AS long_before,
        max(trained_until) FILTER (WHERE passed AND trained_until < DATE '{year}' AND hours >= short) AS short_before,
        bool_or(passed AND trained_until >= DATE '{year}') AS passed_now
    FROM (SELECT *, CASE WHEN audience = 'worker' THEN {worker_first} ELSE {manager_first} END AS long,
            CASE WHEN audience = 'worker' THEN {worker_repeat} ELSE {manager_repeat} END AS short
        FROM trainings) AS every_training
    WHERE trained_until <= DATE '{day}' AND audience IN ('principal', 'manager', 'worker', 'enforcement_officer')
    GROUP BY 1, 2, 3, 4
),
judged AS (
    SELECT person_key, uscc, site_no, audience, passed_now,
        long_now IS NOT NULL OR coalesce(short_now > first_passed, false) AS trained,
        greatest(long_before, CASE WHEN short_before > first_passed THEN short_before END) AS trained_before
    FROM people
),
trained_at AS (
    SELECT uscc, site_no, count(*) FILTER (WHERE trained AND audience = 'principal') AS principals,
        count(*) FILTER (WHERE trained AND audience = 'manager') AS managers_trained
    FROM judged WHERE audience IN ('principal', 'manager') GROUP BY 1, 2
),
done AS (
    SELECT *, decided AND (list_contains(measures, 'warning') OR list_contains(measures, 'fine')
            OR list_contains(measures, 'stop_work')) AS penalised,
        decided AND (list_contains(measures, 'closure_proposed') OR list_contains(measures, 'transferred')) AS handed_on,
        list_contains(measures, 'ordered') AND correct_by <= DATE '{day}' AS due,
        rechecked_on <= DATE '{day}' AS rechecked, inspected_on >= DATE '{year}' AS this_year
    FROM (SELECT *, coalesce(decided_on, inspected_on) BETWEEN DATE '{year}' AND DATE '{day}' AS decided
        FROM enforcement_cases WHERE inspected_on <= DATE '{day}' AND document_no IS NOT NULL) AS inspections
),
visited AS (
    SELECT uscc, site_no, count(*) FILTER (WHERE this_year) AS visits, count(*) FILTER (WHERE due) AS due,
        count(*) FILTER (WHERE due AND rechecked AND recheck_result = 'corrected') AS corrected
    FROM done GROUP BY 1, 2
),
insured AS (
    SELECT uscc, site_no, count(person_key) AS named,
        count(person_key) FILTER (WHERE status IN ('paid', 'project_lump')
            AND (insured_from IS NULL OR insured_from <= DATE '{day}')
            AND ((status = 'project_lump' AND paid_until IS NULL)
                OR coalesce(paid_until, matched_on) >= DATE '{month}')) AS insured
    FROM injury_insurance_matches GROUP BY 1, 2
),
present AS (
    SELECT * FROM exposed_workers WHERE status = 'in_post' AND exposure_from <= DATE '{day}'
        AND (exposure_until IS NULL OR exposure_until > DATE '{day}')
),
again AS (SELECT person_key, uscc, site_no, max(spell) AS newest FROM present WHERE spell > 1 GROUP BY 1, 2, 3),
in_post AS (
    SELECT person_key, uscc, site_no, work_position, dust_kind, exposure_from, employment_type, hazard_notice,
        surveillance_file, (contract_no IS NOT NULL OR contract_signed_on IS NOT NULL)
            AND (contract_signed_on IS NULL OR contract_signed_on <= DATE '{day}')
            AND (contract_until IS NULL OR contract_until >= DATE '{day}') AS contracted
    FROM present LEFT JOIN again USING (person_key, uscc, site_no) WHERE newest IS NULL OR spell = newest
),
positions AS (SELECT uscc, site_no, work_position, count(*) AS people FROM in_post GROUP BY 1, 2, 3),
roster AS (SELECT uscc, site_no, sum(people) AS roster FROM positions GROUP BY 1, 2),
newest_answer AS (
    SELECT DISTINCT ON (inspectee_code, item_code) inspectee_code, item_code, coalesce(numerator, 0) AS numerator,
        denominator, coalesce(verdict IN ('met', 'not_applicable'), false) AS sound, value_text = '是' AS yes
    FROM answers
    WHERE inspectee_kind = 'employer' AND submitted_on <= DATE '{day}' AND item_code IN ('AF1-01', 'AF1-02', 'AF1-03',
        'AF1-05', 'AF2-01', 'AF2-02', 'AF2-03', 'AF4-01', 'AF4-02', 'AF6-04')
    ORDER BY inspectee_code, item_code, submitted_on DESC, _batch DESC, _row DESC
),
answered AS (
    SELECT inspectee_code,
        count(*) FILTER (WHERE item_code LIKE 'AF1-%') AS duties,
        count(*) FILTER (WHERE item_code LIKE 'AF1-%' AND sound) AS duties_sound,
        count(*) FILTER (WHERE item_code = 'AF2-01' AND yes) AS declared_yes,
        count(*) FILTER (WHERE item_code IN ('AF2-02', 'AF2-03')) AS found,
        count(*) FILTER (WHERE item_code IN ('AF2-02', 'AF2-03') AND sound) AS found_sound,
        sum(numerator) FILTER (WHERE item_code = 'AF4-01' AND denominator IS NOT NULL) AS kept_n,
        sum(denominator) FILTER (WHERE item_code = 'AF4-01') AS kept_d,
        sum(numerator) FILTER (WHERE item_code = 'AF4-02' AND denominator IS NOT NULL) AS running_n,
        sum(denominator) FILTER (WHERE item_code = 'AF4-02') AS running_d,
        sum(numerator) FILTER (WHERE item_code = 'AF6-04' AND denominator IS NOT NULL) AS insured_n,
        sum(denominator) FILTER (WHERE item_code = 'AF6-04') AS insured_d
    FROM newest_answer GROUP BY 1
),
told_of_sites AS (
    SELECT *, workers > {health_unit_workers} AS large,
        greatest(coalesce(workers, 0), coalesce(roster, 0), coalesce(named, 0)) AS should
    FROM sites LEFT JOIN newest_declaration USING (uscc, site_no) LEFT JOIN changes USING (uscc, site_no)
        LEFT JOIN measured USING (uscc, site_no) LEFT JOIN trained_at USING (uscc, site_no)
        LEFT JOIN visited USING (uscc, site_no) LEFT JOIN insured USING (uscc, site_no)
        LEFT JOIN roster USING (uscc, site_no)
        LEFT JOIN monitoring_cycles USING (hazard_class)
        LEFT JOIN answered ON inspectee_code = uscc || '-' || site_no
),
count_sites AS (
    SELECT division, in_scope,
        count(*) FILTER (WHERE (coalesce(hazard_class <> 'general', true) OR large) AND health_unit)
            AS health_unit_rate_n,
        count(*) FILTER (WHERE coalesce(hazard_class <> 'general', true) OR large) AS health_unit_rate_d,
        count(*) FILTER (WHERE healthy_enterprise <> 'none') AS healthy_enterprise_activity_rate_n,
        count(*) AS healthy_enterprise_activity_rate_d,
        count(*) FILTER (WHERE key_industry <> 'other' AND healthy_enterprise IN
            ('county_level', 'prefecture_level', 'province_level')) AS healthy_enterprise_count_n,
        count(*) FILTER (WHERE key_industry <> 'other') AS healthy_enterprise_count_d,
        count(*) FILTER (WHERE key_industry <> 'other') AS key_industry_employer_count_n,
        count(*) AS key_industry_employer_count_d,
        sum(managers) AS manager_count_n, sum(managers) AS manager_count_d,
        count(*) FILTER (WHERE valid AND dust) AS declaration_rate_n, count(*) AS declaration_rate_d,
        sum(changes_in_time) AS declaration_change_rate_n, sum(changes) AS declaration_change_rate_d,
        sum(least(abs(declared - roster), roster)) FILTER (WHERE valid AND declared IS NOT NULL AND roster IS NOT NULL)
            AS declared_headcount_rate_n,
        sum(roster) FILTER (WHERE valid AND declared IS NOT NULL) AS declared_headcount_rate_d,
        count(*) FILTER (WHERE last_on + coalesce(months, {strictest_monitoring}) * INTERVAL '1 month'
            >= DATE '{day}') AS periodic_monitoring_rate_n, count(*) AS periodic_monitoring_rate_d,
        count(*) FILTER (WHERE last_on >= DATE '{year}') AS periodic_monitoring_year_rate_n,
        count(*) AS periodic_monitoring_year_rate_d,
        count(*) FILTER (WHERE last_on >= DATE '{year}' AND every_item) AS measurement_items_rate_n,
        count(*) FILTER (WHERE last_on >= DATE '{year}') AS measurement_items_rate_d,
        count(*) FILTER (WHERE principals > 0) AS principal_training_rate_n, count(*) AS principal_training_rate_d,
        sum(least(managers, coalesce(managers_trained, 0))) AS manager_training_rate_n,
        sum(greatest(managers, 1)) AS manager_training_rate_d,
        count(*) FILTER (WHERE visits > 0) AS enforcement_coverage_rate_n, count(*) AS enforcement_coverage_rate_d,
        sum(visits) AS inspection_count_n, sum(visits) AS inspection_count_d,
        sum(corrected) AS problem_correction_rate_n, sum(due) AS problem_correction_rate_d,
        sum(insured) AS worker_insurance_rate_n, sum(should) AS worker_insurance_rate_d,
        sum(insured) FILTER (WHERE key_industry <> 'other') AS injury_insurance_rate_n,
        sum(should) FILTER (WHERE key_industry <> 'other') AS injury_insurance_rate_d,
        count(*) FILTER (WHERE duties_sound = 4) AS sound_responsibility_rate_n,
        count(*) FILTER (WHERE duties > 0) AS sound_responsibility_rate_d,
        count(*) FILTER (WHERE declared_yes > 0 AND found_sound = 2) AS declared_as_found_rate_n,
        count(*) FILTER (WHERE declared_yes > 0 AND found > 0) AS declared_as_found_rate_d,
        sum(kept_n) AS visited_facility_position_rate_n, sum(kept_d) AS visited_facility_position_rate_d,
        sum(running_n) AS visited_facility_running_rate_n, sum(running_d) AS visited_facility_running_rate_d,
        sum(insured_n) AS visited_insurance_rate_n, sum(insured_d) AS visited_insurance_rate_d
    FROM told_of_sites GROUP BY 1, 2
),
governed AS (
    SELECT uscc, site_no, bool_or(action = 'suspension') AS suspended, bool_or(action = 'closure') AS closing,
        bool_and(coalesce(done_on <= DATE '{day}', false) AND (acceptance IS NOT NULL OR action = 'closure')) AS all_done
    FROM governance_actions WHERE found_on <= DATE '{day}' GROUP BY 1, 2
),
count_registered AS (
    SELECT division, true AS in_scope,
        count(*) FILTER (WHERE in_scope) AS scoped_employer_count_n, count(*) AS scoped_employer_count_d,
        count(*) FILTER (WHERE production_status = 'operating') AS operating_employer_count_n,
        count(*) AS operating_employer_count_d,
        count(*) FILTER (WHERE NOT coalesce(in_scope, false) AND exclusion_reason IS NOT NULL
            AND exclusion_proof IS NOT NULL) AS exclusion_proof_rate_n,
        count(*) FILTER (WHERE NOT coalesce(in_scope, false)) AS exclusion_proof_rate_d,
        count(uscc) + count(site_no) + count(name) + count(division) + count(industry) + count(key_industry)
            + count(size) + count(registration_type) + count(production_status) + count(in_scope)
            + count(hazard_class) + count(workers) + count(workers_exposed) + count(workers_dust_exposed)
            + count(dust_kinds) AS required_cells_rate_n, 15 * count(*) AS required_cells_rate_d,
        count(*) FILTER (WHERE production_status = 'operating' AND workers >= {survey_workers}
            AND left(industry, 2) BETWEEN '06' AND '46' AND surveyed) AS survey_completion_rate_n,
        count(*) FILTER (WHERE production_status = 'operating' AND workers >= {survey_workers}
            AND left(industry, 2) BETWEEN '06' AND '46') AS survey_completion_rate_d,
        count(governed.uscc) AS governed_employer_count_n, count(governed.uscc) AS governed_employer_count_d,
        count(*) FILTER (WHERE suspended) AS suspended_employer_count_n,
        count(governed.uscc) AS suspended_employer_count_d,
        count(*) FILTER (WHERE closing) AS closing_employer_count_n, count(governed.uscc) AS closing_employer_count_d,
        count(*) FILTER (WHERE governed.uscc IS NOT NULL AND (all_done OR production_status IN
            ('closed', 'closed_by_decision'))) AS governance_completion_rate_n,
        count(governed.uscc) AS governance_completion_rate_d
    FROM employers LEFT JOIN governed USING (uscc, site_no) WHERE division IS NOT NULL GROUP BY 1, 2
)
