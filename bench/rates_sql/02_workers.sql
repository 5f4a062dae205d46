-- One row a worker at a site, one row an examined person at a site, and the positions that they work at.
examined AS (
    SELECT person_key, uscc, site_no,
        max(examined_on) FILTER (WHERE examination_type = 'periodic' AND examined_on < DATE '{year}') AS periodic,
        max(examined_on) FILTER (WHERE examination_type = 'pre_placement' AND examined_on < DATE '{year}') AS entry,
        bool_or(examination_type = 'periodic' AND examined_on >= DATE '{year}') AS this_year
    FROM health_examinations
    WHERE examined_on <= DATE '{day}' AND examination_type IN ('periodic', 'pre_placement') GROUP BY 1, 2, 3
),
newcomers_examined AS (
    SELECT DISTINCT person_key, uscc, site_no, true AS before_exposure
    FROM (SELECT person_key, uscc, site_no, exposure_from FROM in_post
            WHERE exposure_from + {newcomer_months} * INTERVAL '1 month' > DATE '{day}') AS newcomers
        JOIN (SELECT person_key, uscc, site_no, examined_on FROM health_examinations
            WHERE examination_type = 'pre_placement' AND examined_on BETWEEN DATE '{two_years}' AND DATE '{day}') AS entries
            USING (person_key, uscc, site_no)
    WHERE examined_on <= exposure_from AND examined_on + {newcomer_months} * INTERVAL '1 month' >= exposure_from
),
examined_at_site AS (
    SELECT uscc, site_no, count(*) AS held, count(*) FILTER (WHERE told) AS told,
        count(*) FILTER (WHERE examination_type = 'periodic') AS in_service,
        count(*) FILTER (WHERE examination_type = 'periodic' AND chest_film_mode IS NOT NULL
            AND list_contains(items, 'chest_film') AND list_contains(items, 'lung_function')) AS complete,
        count(*) FILTER (WHERE (uploaded_on <= DATE '{day}' OR upload_by <= DATE '{day}')
            AND upload_by IS NOT NULL) AS to_upload,
        count(*) FILTER (WHERE (uploaded_on <= DATE '{day}' OR upload_by <= DATE '{day}')
            AND uploaded_on <= upload_by) AS uploaded,
        count(*) FILTER (WHERE conclusion = 'suspected') AS suspected,
        count(*) FILTER (WHERE conclusion = 'suspected' AND report_card_no IS NOT NULL) AS reported,
        count(*) FILTER (WHERE conclusion = 'suspected' AND report_card_no IS NOT NULL AND told
            AND employer_notified_on <= DATE '{day}') AS suspected_told,
        count(*) FILTER (WHERE conclusion = 'contraindication') AS barred,
        count(*) FILTER (WHERE conclusion = 'recheck'
            AND NOT coalesce(recheck_due_on > DATE '{day}', false)) AS to_recheck,
        count(*) FILTER (WHERE conclusion = 'recheck'
            AND NOT coalesce(recheck_due_on > DATE '{day}', false) AND rechecked_on <= DATE '{day}') AS rechecked
    FROM (SELECT *, worker_notified_on <= DATE '{day}' AS told, coalesce(reported_on, examined_on) AS in_on
            FROM health_examinations WHERE examined_on BETWEEN DATE '{year}' AND DATE '{day}') AS of_year
        LEFT JOIN upload_deadlines ON upload_deadlines.reported_on = in_on
    GROUP BY 1, 2
),
trained_workers AS (SELECT * FROM judged WHERE audience = 'worker'),
timed AS (
    SELECT *, coalesce(periodic, entry, exposure_from)
            + coalesce(months, {strictest_examination}) * INTERVAL '1 month' AS due_on,
        exposure_from + {newcomer_months} * INTERVAL '1 month' > DATE '{day}' AS newcomer
    FROM in_post JOIN (SELECT uscc, site_no, division, in_scope, coalesce(key_industry = 'coal_mine', false) AS coal_mine
            FROM sites) AS at_site USING (uscc, site_no)
        LEFT JOIN (SELECT person_key, uscc, site_no, periodic, entry, this_year FROM examined) AS before
            USING (person_key, uscc, site_no)
        LEFT JOIN newcomers_examined USING (person_key, uscc, site_no)
        LEFT JOIN trained_workers USING (person_key, uscc, site_no)
        LEFT JOIN examination_cycles USING (dust_kind, coal_mine)
),
count_workers AS (
    SELECT division, in_scope, count(*) AS exposed_worker_count_n, count(*) AS exposed_worker_count_d,
        count(*) FILTER (WHERE contracted) AS contract_rate_n, count(*) AS contract_rate_d,
        count(*) FILTER (WHERE contracted AND hazard_notice) AS hazard_notice_rate_n,
        count(*) FILTER (WHERE contracted) AS hazard_notice_rate_d,
        count(*) FILTER (WHERE employment_type IN ('dispatch', 'outsourced')) AS dispatched_worker_count_n,
        count(*) AS dispatched_worker_count_d,
        count(*) FILTER (WHERE surveillance_file) AS surveillance_file_rate_n, count(*) AS surveillance_file_rate_d,
        count(*) FILTER (WHERE trained OR (exposure_from >= DATE '{year}'
            AND trained_before + INTERVAL '12 month' >= exposure_from)) AS worker_training_rate_n,
        count(*) AS worker_training_rate_d,
        count(*) FILTER (WHERE due_on <= DATE '{year_end}' AND this_year) AS health_examination_rate_n,
        count(*) FILTER (WHERE due_on <= DATE '{year_end}') AS health_examination_rate_d,
        count(*) FILTER (WHERE due_on <= DATE '{day}' AND this_year) AS health_examination_overdue_rate_n,
        count(*) FILTER (WHERE due_on <= DATE '{day}') AS health_examination_overdue_rate_d,
        count(*) FILTER (WHERE newcomer AND before_exposure) AS pre_placement_examination_rate_n,
        count(*) FILTER (WHERE newcomer) AS pre_placement_examination_rate_d
    FROM timed GROUP BY 1, 2
),
barred_in_post AS (
    SELECT uscc, site_no, count(*) AS still_there
    FROM (SELECT person_key, uscc, site_no FROM health_examinations
            WHERE examined_on BETWEEN DATE '{year}' AND DATE '{day}' AND conclusion = 'contraindication') AS forbidden
        JOIN (SELECT person_key, uscc, site_no FROM in_post) AS posted USING (person_key, uscc, site_no)
    GROUP BY 1, 2
),
count_examined AS (
    SELECT division, in_scope, sum(told) AS result_notice_rate_n, sum(held) AS result_notice_rate_d,
        sum(complete) AS examination_items_rate_n, sum(in_service) AS examination_items_rate_d,
        sum(uploaded) AS examination_upload_rate_n, sum(to_upload) AS examination_upload_rate_d,
        sum(suspected_told) AS suspected_notice_rate_n, sum(suspected) AS suspected_notice_rate_d,
        sum(reported + rechecked + barred - coalesce(still_there, 0)) AS abnormal_handling_rate_n,
        sum(suspected + to_recheck + barred) AS abnormal_handling_rate_d
    FROM examined_at_site JOIN (SELECT uscc, site_no, division, in_scope FROM sites) AS at_site USING (uscc, site_no)
        LEFT JOIN barred_in_post USING (uscc, site_no) GROUP BY 1, 2
),
leavers AS (
    SELECT person_key, uscc, site_no, max(exposure_until) AS left_on FROM exposed_workers
    WHERE status IN ('transferred', 'left', 'retired') AND exposure_until <= DATE '{day}'
        AND exposure_until + {newcomer_months} * INTERVAL '1 month' > DATE '{day}' GROUP BY 1, 2, 3
),
leavers_examined AS (
    SELECT DISTINCT person_key, uscc, site_no, true AS had
    FROM leavers JOIN (SELECT person_key, uscc, site_no, examined_on, examination_type FROM health_examinations
            WHERE examined_on BETWEEN DATE '{two_years}' AND DATE '{day}'
                AND examination_type IN ('exit', 'periodic')) AS late USING (person_key, uscc, site_no)
    WHERE examined_on + {exit_days} >= left_on AND (examination_type = 'exit' OR examined_on <= left_on)
),
count_leavers AS (
    SELECT division, in_scope, count(*) FILTER (WHERE had) AS exit_examination_rate_n,
        count(*) AS exit_examination_rate_d
    FROM leavers JOIN sites USING (uscc, site_no) LEFT JOIN leavers_examined USING (person_key, uscc, site_no)
    GROUP BY 1, 2
),
working AS (
    SELECT uscc, site_no, work_position, count(*) FILTER (WHERE state = 'working') AS working, count(*) AS installed
    FROM dust_control_facilities WHERE installed_on IS NULL OR installed_on <= DATE '{day}' GROUP BY 1, 2, 3
),
count_facilities AS (
    SELECT division, in_scope, sum(working) AS facility_running_rate_n, sum(installed) AS facility_running_rate_d
    FROM working JOIN sites USING (uscc, site_no) GROUP BY 1, 2
),
count_positions AS (
    SELECT division, in_scope, count(*) FILTER (WHERE working > 0) AS facility_position_rate_n,
        count(*) AS facility_position_rate_d,
        count(*) FILTER (WHERE sampled_on + coalesce(months, {strictest_monitoring}) * INTERVAL '1 month'
            >= DATE '{day}') AS measured_position_rate_n, count(*) AS measured_position_rate_d
    FROM positions JOIN sites USING (uscc, site_no) LEFT JOIN working USING (uscc, site_no, work_position)
        LEFT JOIN positions_sampled USING (uscc, site_no, work_position)
        LEFT JOIN monitoring_cycles USING (hazard_class) GROUP BY 1, 2
),
count_samples AS (
    SELECT division, in_scope,
        count(*) FILTER (WHERE sampled_on >= DATE '{year}' AND (last_over IS NULL OR last_over < sampled_on))
            AS position_compliance_rate_n,
        count(*) FILTER (WHERE sampled_on >= DATE '{year}') AS position_compliance_rate_d,
        count(*) FILTER (WHERE last_over >= DATE '{year}' AND last_over < sampled_on) AS remeasured_position_count_n,
        count(*) FILTER (WHERE last_over >= DATE '{year}') AS remeasured_position_count_d,
        count(*) FILTER (WHERE sampled_on >= DATE '{year}' AND last_over >= DATE '{year}')
            AS over_limit_position_count_n,
        count(*) FILTER (WHERE sampled_on >= DATE '{year}') AS over_limit_position_count_d
    FROM positions_sampled JOIN sites USING (uscc, site_no) WHERE work_position IS NOT NULL GROUP BY 1, 2
)
