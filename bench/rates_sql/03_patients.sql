-- One row a case, with what the follow-ups and the lists of aid say of it; and the places that many cases live in.
visits AS (
    SELECT case_id, max(visited_on) FILTER (WHERE result = 'alive') AS alive_on,
        max(visited_on) FILTER (WHERE result = 'dead') AS dead_on,
        max(visited_on) FILTER (WHERE result IN ('alive', 'dead')) AS seen_on,
        max(visited_on) FILTER (WHERE result IN ('not_pneumoconiosis', 'duplicate_card')) AS no_case_on,
        max(visited_on) FILTER (WHERE result = 'moved_out') AS moved_on,
        bool_or(visited_on >= DATE '{year}' AND result IN ('alive', 'dead')) AS seen,
        bool_or(visited_on >= DATE '{year}' AND result = 'lost' AND lost_reason IS NOT NULL) AS lost
    FROM follow_ups WHERE visited_on <= DATE '{day}' GROUP BY 1
),
aid AS (
    SELECT person_key, bool_or(scheme = 'basic_insurance' AND status = 'receiving') AS basic,
        bool_or(scheme = 'serious_illness_insurance' AND status = 'receiving') AS serious,
        bool_or(scheme = 'serious_illness_insurance' AND status IN ('receiving', 'eligible')) AS serious_due,
        bool_or(scheme = 'medical_aid' AND status = 'receiving') AS medical,
        bool_or(scheme = 'medical_aid' AND status IN ('receiving', 'eligible')) AS medical_due,
        bool_or(scheme IN ('subsistence_allowance', 'destitute_support', 'temporary_aid') AND status = 'receiving')
            AS living_aid,
        bool_or(scheme IN ('subsistence_allowance', 'destitute_support', 'temporary_aid')
            AND status IN ('receiving', 'eligible')) AS living_aid_due,
        bool_or(scheme = 'registered_poor' AND status = 'receiving') AS listed_poor,
        bool_or(scheme = 'serious_illness_treatment' AND treated_on <= DATE '{day}' AND status = 'receiving') AS treated
    FROM medical_aid_matches GROUP BY 1
),
cases AS (
    SELECT *, reporting_division AS division, NOT dead AS living, dead OR coalesce(seen, false) AS reached,
        coalesce(listed_poor, false) OR coalesce(registered_poor, false) AS poor
    FROM (SELECT *, (NOT coalesce(alive, true) AND coalesce(died_on <= DATE '{day}', true))
                OR coalesce(died_on <= DATE '{day}', false)
                OR coalesce(dead_on >= coalesce(alive_on, dead_on), false) AS dead,
                coalesce(moved_on >= coalesce(seen_on, moved_on), false) AS not_ours
            FROM patients LEFT JOIN visits USING (case_id)) AS judged_cases
        LEFT JOIN (SELECT person_key, basic, serious, serious_due, medical, medical_due, living_aid, living_aid_due,
            listed_poor, treated FROM aid) AS aided USING (person_key)
    WHERE NOT coalesce(no_case_on >= coalesce(seen_on, no_case_on), false)
        AND not_counted_reason IS NULL AND first_diagnosed_on <= DATE '{day}' AND reporting_division IS NOT NULL
),
count_cases AS (
    SELECT division, true AS in_scope,
        count(*) FILTER (WHERE NOT not_ours AND (reached OR lost)) AS follow_up_completion_rate_n,
        count(*) FILTER (WHERE NOT not_ours) AS follow_up_completion_rate_d,
        count(*) FILTER (WHERE NOT not_ours AND reached) AS follow_up_reached_rate_n,
        count(*) FILTER (WHERE NOT not_ours) AS follow_up_reached_rate_d,
        count(*) FILTER (WHERE case_class = 'occupational') AS reported_case_count_n,
        count(*) FILTER (WHERE case_class = 'occupational') AS reported_case_count_d,
        count(*) FILTER (WHERE case_class = 'occupational' AND living) AS living_case_count_n,
        count(*) FILTER (WHERE case_class = 'occupational') AS living_case_count_d,
        count(*) FILTER (WHERE living AND case_class = 'occupational' AND coalesce(benefit_class <> 'insured', true))
            AS uninsured_case_count_n,
        count(*) FILTER (WHERE living AND case_class = 'occupational') AS uninsured_case_count_d,
        count(*) FILTER (WHERE living AND benefit_class = 'employer' AND employer_payment_proof IS NOT NULL)
            AS employer_payment_rate_n,
        count(*) FILTER (WHERE living AND benefit_class = 'employer') AS employer_payment_rate_d,
        count(*) FILTER (WHERE living AND file_established) AS patient_file_rate_n,
        count(*) FILTER (WHERE living) AS patient_file_rate_d,
        count(*) FILTER (WHERE living AND file_established
            AND (person_key IS NOT NULL OR identity_missing_reason IS NOT NULL) AND stage IS NOT NULL
            AND length(resident_division) >= 12 AND benefit_class IS NOT NULL AND phone_key IS NOT NULL)
            AS patient_file_completeness_rate_n,
        count(*) FILTER (WHERE living AND file_established) AS patient_file_completeness_rate_d,
        count(*) FILTER (WHERE living AND basic) AS basic_insurance_rate_n,
        count(*) FILTER (WHERE living) AS basic_insurance_rate_d,
        count(*) FILTER (WHERE living AND serious_due AND serious) AS serious_illness_insurance_rate_n,
        count(*) FILTER (WHERE living AND serious_due) AS serious_illness_insurance_rate_d,
        count(*) FILTER (WHERE living AND medical_due AND medical) AS medical_aid_rate_n,
        count(*) FILTER (WHERE living AND medical_due) AS medical_aid_rate_d,
        count(*) FILTER (WHERE living AND living_aid_due AND living_aid) AS living_aid_rate_n,
        count(*) FILTER (WHERE living AND living_aid_due) AS living_aid_rate_d,
        count(*) FILTER (WHERE living AND poor) AS registered_poor_count_n,
        count(*) FILTER (WHERE living) AS registered_poor_count_d,
        count(*) FILTER (WHERE living AND poor AND (treated OR (serious_illness_treated
            AND treated_on <= DATE '{day}'))) AS serious_illness_treatment_rate_n,
        count(*) FILTER (WHERE living AND poor) AS serious_illness_treatment_rate_d
    FROM cases GROUP BY 1, 2
),
villages_of_cases AS (
    SELECT resident_division AS place, count(*) AS people FROM cases WHERE living AND resident_division IS NOT NULL GROUP BY 1
),
residents AS (
    SELECT 'station' AS kind, left(place, 9) AS division, sum(people) >= {station_patients} AS reached
    FROM villages_of_cases WHERE length(place) >= 9 GROUP BY 1, 2
    UNION ALL SELECT 'point', left(place, 12), sum(people) >= {point_patients}
    FROM villages_of_cases WHERE length(place) >= 12 GROUP BY 1, 2
),
provided AS (
    SELECT DISTINCT station_kind AS kind, left(division, CASE WHEN station_kind = 'station' THEN 9 ELSE 12 END)
        AS division, true AS provided
    FROM rehabilitation_stations
    WHERE state IN ('running', 'building', 'planned') AND station_kind IN ('station', 'point') AND division IS NOT NULL
),
count_residents AS (
    SELECT division, true AS in_scope,
        count(*) FILTER (WHERE kind = 'station' AND reached) AS patient_township_count_n,
        count(*) FILTER (WHERE kind = 'station') AS patient_township_count_d,
        count(*) FILTER (WHERE kind = 'point' AND reached) AS patient_village_count_n,
        count(*) FILTER (WHERE kind = 'point') AS patient_village_count_d,
        count(*) FILTER (WHERE reached AND provided) AS rehabilitation_provision_rate_n,
        count(*) FILTER (WHERE reached) AS rehabilitation_provision_rate_d
    FROM residents LEFT JOIN provided USING (kind, division) GROUP BY 1, 2
)
