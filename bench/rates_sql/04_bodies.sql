-- Inspections at their agencies, projects, institutions, staff, and the places that are counted themselves.
at_agency AS (
    SELECT *, coalesce(now, left(agency_division, 6)) || substr(agency_division, 7) AS division
    FROM done LEFT JOIN moved_counties ON given_up = left(agency_division, 6)
),
count_agencies AS (
    SELECT division, true AS in_scope, count(*) FILTER (WHERE penalised OR handed_on) AS filed_case_count_n,
        count(*) FILTER (WHERE this_year OR penalised OR handed_on) AS filed_case_count_d,
        count(*) FILTER (WHERE penalised) AS penalty_count_n,
        count(*) FILTER (WHERE this_year OR penalised OR handed_on) AS penalty_count_d,
        count(*) FILTER (WHERE due AND rechecked AND correct_by >= DATE '{year}') AS correction_recheck_rate_n,
        count(*) FILTER (WHERE due AND correct_by >= DATE '{year}') AS correction_recheck_rate_d
    FROM at_agency GROUP BY 1, 2
),
projects AS (
    SELECT project_code, uscc, site_no, division, key_industry <> 'other' AND approved_on >= DATE '{year}' AS key_project,
        approved_on + {project_months} * INTERVAL '1 month' >= DATE '{day}' AS recent,
        stage IN ('design', 'construction', 'trial', 'completed') AS due_first,
        stage IN ('construction', 'trial', 'completed') AS due_second, stage = 'completed' AS due_last,
        coalesce(pre_evaluated_on <= DATE '{day}', false) AS done_first,
        coalesce(designed_on <= DATE '{day}', false) AS done_second,
        coalesce(control_evaluated_on <= DATE '{day}' AND accepted_on <= DATE '{day}', false) AS done_last
    FROM construction_projects WHERE approved_on <= DATE '{day}' AND division IS NOT NULL
),
projects_inspected AS (
    SELECT DISTINCT project_code, true AS inspected FROM done WHERE this_year AND project_code IS NOT NULL
),
count_key_projects AS (
    SELECT division, true AS in_scope, count(*) FILTER (WHERE (done_first OR NOT due_first)
            AND (done_second OR NOT due_second) AND (done_last OR NOT due_last)) AS three_simultaneities_rate_n,
        count(*) AS three_simultaneities_rate_d, count(*) FILTER (WHERE inspected) AS project_inspection_rate_n,
        count(*) AS project_inspection_rate_d
    FROM projects LEFT JOIN projects_inspected USING (project_code) WHERE key_project GROUP BY 1, 2
),
count_projects AS (
    SELECT sites.division, in_scope, count(*) AS project_count_n, count(*) AS project_count_d,
        count(*) FILTER (WHERE due_first AND done_first) AS pre_evaluation_rate_n,
        count(*) FILTER (WHERE due_first) AS pre_evaluation_rate_d,
        count(*) FILTER (WHERE due_second AND done_second) AS protective_design_rate_n,
        count(*) FILTER (WHERE due_second) AS protective_design_rate_d,
        count(*) FILTER (WHERE due_last AND done_last) AS acceptance_rate_n,
        count(*) FILTER (WHERE due_last) AS acceptance_rate_d
    FROM projects JOIN sites USING (uscc, site_no) WHERE recent GROUP BY 1, 2
),
bodies AS (
    SELECT *, coalesce(filed_on <= DATE '{day}', false) AND (valid_until IS NULL OR valid_until >= DATE '{day}')
        AND status = 'active' AND coalesce(list_contains(scopes, 'dust'), false) AS filed
    FROM institutions WHERE status <> 'cancelled' AND division IS NOT NULL
),
owned AS (
    SELECT organisation_uscc, count(DISTINCT item) AS owned FROM equipment
    WHERE state = 'in_use' AND quantity > 0 AND item IN ({required_equipment})
        AND (item NOT IN ('dust_sampler', 'dust_meter', 'sound_meter', 'gas_detector', 'anemometer',
            'thermo_hygrometer') OR calibration_due_on >= DATE '{day}') GROUP BY 1
),
count_bodies AS (
    SELECT division, true AS in_scope,
        count(*) FILTER (WHERE institution_kind = 'diagnosis' AND filed) AS diagnosis_institution_count_n,
        count(*) FILTER (WHERE institution_kind = 'diagnosis') AS diagnosis_institution_count_d,
        sum(coalesce(accepted_cases, 0)) FILTER (WHERE institution_kind = 'diagnosis') AS accepted_diagnosis_count_n,
        sum(coalesce(accepted_cases, 0)) FILTER (WHERE institution_kind = 'diagnosis') AS accepted_diagnosis_count_d,
        sum(coalesce(closed_cases, 0)) FILTER (WHERE institution_kind = 'diagnosis') AS closed_diagnosis_count_n,
        sum(greatest(closed_cases, accepted_cases, 0)) FILTER (WHERE institution_kind = 'diagnosis')
            AS closed_diagnosis_count_d,
        sum(coalesce(overdue_cases, 0)) FILTER (WHERE institution_kind = 'diagnosis') AS overdue_diagnosis_count_n,
        sum(greatest(overdue_cases, accepted_cases, 0)) FILTER (WHERE institution_kind = 'diagnosis')
            AS overdue_diagnosis_count_d,
        sum(owned) FILTER (WHERE institution_kind = 'supervision') AS equipment_item_rate_n,
        {equipment_items} * count(*) FILTER (WHERE institution_kind = 'supervision') AS equipment_item_rate_d
    FROM bodies LEFT JOIN owned USING (organisation_uscc) GROUP BY 1, 2
),
posts AS (
    SELECT * FROM staff WHERE (since IS NULL OR since <= DATE '{day}') AND (left_on IS NULL OR left_on > DATE '{day}')
        AND division IS NOT NULL
),
officers_trained AS (
    SELECT DISTINCT person_key, true AS trained FROM judged WHERE audience = 'enforcement_officer' AND passed_now
),
count_staff AS (
    SELECT division, true AS in_scope,
        count(*) FILTER (WHERE managing AND duty = 'full_time') AS administration_full_time_count_n,
        count(*) FILTER (WHERE managing) AS administration_full_time_count_d,
        count(*) FILTER (WHERE managing AND duty = 'part_time') AS administration_part_time_count_n,
        count(*) FILTER (WHERE managing) AS administration_part_time_count_d,
        count(*) FILTER (WHERE technical AND duty = 'full_time') AS disease_control_full_time_count_n,
        count(*) FILTER (WHERE technical) AS disease_control_full_time_count_d,
        count(*) FILTER (WHERE technical AND duty = 'part_time') AS disease_control_part_time_count_n,
        count(*) FILTER (WHERE technical) AS disease_control_part_time_count_d,
        count(*) FILTER (WHERE technical AND title IN ('senior', 'associate_senior')) AS disease_control_senior_count_n,
        count(*) FILTER (WHERE technical) AS disease_control_senior_count_d,
        count(*) FILTER (WHERE technical AND title = 'intermediate') AS disease_control_intermediate_count_n,
        count(*) FILTER (WHERE technical) AS disease_control_intermediate_count_d,
        count(*) FILTER (WHERE technical AND coalesce(title, '') NOT IN ('senior', 'associate_senior', 'intermediate'))
            AS disease_control_junior_count_n,
        count(*) FILTER (WHERE technical) AS disease_control_junior_count_d,
        count(*) FILTER (WHERE enforcing AND organisation_kind = 'supervision' AND duty = 'full_time')
            AS supervision_full_time_count_n,
        count(*) FILTER (WHERE enforcing AND organisation_kind = 'supervision') AS supervision_full_time_count_d,
        count(*) FILTER (WHERE enforcing AND organisation_kind = 'supervision' AND duty = 'part_time')
            AS supervision_part_time_count_n,
        count(*) FILTER (WHERE enforcing AND organisation_kind = 'supervision') AS supervision_part_time_count_d,
        count(*) FILTER (WHERE enforcing AND organisation_kind IN ('administration', 'supervision') AND trained)
            AS officer_training_rate_n,
        count(*) FILTER (WHERE enforcing AND organisation_kind IN ('administration', 'supervision'))
            AS officer_training_rate_d
    FROM (SELECT *, post = 'enforcement_officer' AS enforcing,
            organisation_kind = 'administration' AND post IN ('administrator', 'enforcement_officer') AS managing,
            organisation_kind = 'disease_control' AND post = 'technician' AS technical FROM posts) AS working_posts
        LEFT JOIN officers_trained USING (person_key) GROUP BY 1, 2
),
appointed AS (
    SELECT *, coalesce(rounds_this_year, 0) + coalesce(reports_this_year, 0) AS times FROM co_supervisors
    WHERE appointed_on <= DATE '{day}' AND (ended_on IS NULL OR ended_on > DATE '{day}') AND division IS NOT NULL
),
count_co_supervisors AS (
    SELECT division, true AS in_scope, sum(times) AS co_supervisor_activity_count_n,
        sum(times) AS co_supervisor_activity_count_d,
        count(*) FILTER (WHERE trained_on >= DATE '{year}' AND trained_on <= DATE '{day}')
            AS co_supervisor_training_rate_n, count(*) AS co_supervisor_training_rate_d
    FROM appointed GROUP BY 1, 2
),
count_experts AS (
    SELECT division, true AS in_scope, count(*) AS expert_count_n, count(*) AS expert_count_d,
        sum(coalesce(draws_this_year, 0)) AS expert_draw_count_n, sum(coalesce(draws_this_year, 0)) AS expert_draw_count_d
    FROM experts WHERE (entered_on IS NULL OR entered_on <= DATE '{day}')
        AND (left_on IS NULL OR left_on > DATE '{day}') AND division IS NOT NULL GROUP BY 1, 2
),
count_legal_aid AS (
    SELECT division, true AS in_scope, count(*) FILTER (WHERE closed_on <= DATE '{day}') AS legal_aid_closed_rate_n,
        count(*) AS legal_aid_closed_rate_d
    FROM legal_aid_cases WHERE accepted_on <= DATE '{day}' AND division IS NOT NULL GROUP BY 1, 2
),
count_entries AS (
    SELECT division, true AS in_scope, count(*) FILTER (WHERE NOT known) AS missed_employer_rate_n,
        count(*) AS missed_employer_rate_d
    FROM (SELECT coalesce(uscc, matched_uscc, list_kind || entry_no) AS whose, min(division) AS division,
            bool_or(match_result = 'matched') AS known FROM external_list_entries
        WHERE match_result IN ('matched', 'missed') AND division IS NOT NULL GROUP BY 1) AS listed GROUP BY 1, 2
),
drawn AS (
    SELECT subject_of, max(division) AS division, bool_and(result = 'agrees') AS agrees
    FROM (SELECT *, CASE
            WHEN attribute = 'health_examination_rate' AND reported_number > 0 THEN 'examinations'
            WHEN attribute IN ('declaration_rate', 'periodic_monitoring_rate') THEN 'surveys'
            WHEN attribute IN ('principal_training_rate', 'manager_training_rate', 'worker_training_rate')
                AND reported_number > 0 THEN 'trainings' END AS subject_of FROM recounts) AS kinds
    WHERE subject_of IS NOT NULL AND recounted_on <= DATE '{day}' AND result <> 'not_reached' AND division IS NOT NULL
    GROUP BY subject_of, draw_code, subject
),
count_drawn AS (
    SELECT division, true AS in_scope,
        count(*) FILTER (WHERE subject_of = 'examinations' AND agrees) AS examination_agreement_rate_n,
        count(*) FILTER (WHERE subject_of = 'examinations') AS examination_agreement_rate_d,
        count(*) FILTER (WHERE subject_of = 'surveys' AND agrees) AS survey_agreement_rate_n,
        count(*) FILTER (WHERE subject_of = 'surveys') AS survey_agreement_rate_d,
        count(*) FILTER (WHERE subject_of = 'trainings' AND agrees) AS training_agreement_rate_n,
        count(*) FILTER (WHERE subject_of = 'trainings') AS training_agreement_rate_d
    FROM drawn GROUP BY 1, 2
),
provinces AS (SELECT DISTINCT left(division, 2) AS province FROM sites),
bodies_there AS (
    SELECT coalesce(zone_of, left(division, CASE WHEN institution_kind = 'diagnosis' THEN 4 ELSE 6 END)) AS division,
        bool_or(institution_kind = 'administration' AND department IS NOT NULL) AS section,
        bool_or(institution_kind = 'disease_control' AND department IS NOT NULL) AS control_section,
        bool_or(institution_kind = 'examination' AND filed) AS examining,
        bool_or(institution_kind = 'diagnosis' AND filed) AS diagnosing
    FROM bodies LEFT JOIN zones ON zone = left(division, 6) AND institution_kind <> 'diagnosis' GROUP BY 1
),
officers_there AS (
    SELECT DISTINCT coalesce(zone_of, left(division, 6)) AS division, true AS officers
    FROM posts LEFT JOIN zones ON zone = left(division, 6)
    WHERE organisation_kind IN ('administration', 'supervision') AND post IN ('enforcement_officer', 'administrator')
),
letters_there AS (
    SELECT DISTINCT coalesce(zone_of, left(division, 6)) AS division, true AS letter
    FROM documents LEFT JOIN zones ON zone = left(division, 6)
    WHERE document_kind = 'responsibility_letter' AND issued_on <= DATE '{day}' AND division IS NOT NULL
),
inspected_there AS (
    SELECT coalesce(zone_of, left(division, 6)) AS division, count(*) FILTER (WHERE this_year) AS inspected,
        count(*) FILTER (WHERE penalised) AS penalties
    FROM at_agency LEFT JOIN zones ON zone = left(division, 6) GROUP BY 1
),
covered AS (
    SELECT left(division, 9) AS division, true AS covered FROM appointed
    UNION SELECT left(division, 9), true FROM posts WHERE post = 'enforcement_officer' AND length(division) >= 9
),
count_places AS (
    SELECT division, true AS in_scope,
        count(*) FILTER (WHERE kind = 'county' AND section) AS county_section_rate_n,
        count(*) FILTER (WHERE kind = 'county') AS county_section_rate_d,
        count(*) FILTER (WHERE kind = 'county' AND control_section) AS disease_control_section_rate_n,
        count(*) FILTER (WHERE kind = 'county') AS disease_control_section_rate_d,
        count(*) FILTER (WHERE kind = 'county' AND examining) AS examination_county_rate_n,
        count(*) FILTER (WHERE kind = 'county') AS examination_county_rate_d,
        count(*) FILTER (WHERE kind = 'prefecture' AND diagnosing) AS diagnosis_prefecture_rate_n,
        count(*) FILTER (WHERE kind = 'prefecture') AS diagnosis_prefecture_rate_d,
        count(*) FILTER (WHERE kind <> 'township' AND officers) AS enforcement_force_rate_n,
        count(*) FILTER (WHERE kind <> 'township') AS enforcement_force_rate_d,
        count(*) FILTER (WHERE kind = 'county' AND letter) AS responsibility_letter_rate_n,
        count(*) FILTER (WHERE kind = 'county') AS responsibility_letter_rate_d,
        count(*) FILTER (WHERE kind = 'county' AND coalesce(inspected, 0) = 0) AS zero_enforcement_county_count_n,
        count(*) FILTER (WHERE kind = 'county') AS zero_enforcement_county_count_d,
        count(*) FILTER (WHERE kind = 'county' AND inspected > 0 AND penalties = 0) AS zero_penalty_county_count_n,
        count(*) FILTER (WHERE kind = 'county') AS zero_penalty_county_count_d,
        count(*) FILTER (WHERE kind = 'township' AND covered) AS township_cover_rate_n,
        count(*) FILTER (WHERE kind = 'township') AS township_cover_rate_d
    FROM places JOIN provinces ON province = left(division, 2) LEFT JOIN bodies_there USING (division)
        LEFT JOIN officers_there USING (division) LEFT JOIN letters_there USING (division)
        LEFT JOIN inspected_there USING (division) LEFT JOIN covered USING (division) GROUP BY 1, 2
)
