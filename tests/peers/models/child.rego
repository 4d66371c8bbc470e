package child

import rego.v1

symptoms if input.child.maladjustment == true

known if "established" in input.parent

emergency if input.acute_danger == true

emergency if input.parent.violence == "established"

cell := "A" if {
	symptoms
	known
} else := "B" if {
	symptoms
} else := "C" if {
	known
} else := "D"

soft if known

soft if "suspected" in input.parent

soft if input.worry.staff == true

soft if input.worry.parent == true

soft if input.child.vague_signs == true

soft if input.child.over_adapted == true

tier := "indicated" if {
	symptoms
} else := "selective" if {
	soft
} else := "universal"

default emergency := false

level := 3 if {
	emergency
} else := 3 if {
	input.services_involved >= 2
} else := 2 if {
	input.services_involved == 1
	not input.goal_reached == true
	input.weeks_since_concern > 4
} else := 1 if {
	tier != "universal"
} else := 0

actions contains "notify_child_protection" if emergency

actions contains "open_log" if {
	level >= 1
	input.consent == true
}

actions contains "ask_consent" if {
	level >= 1
	not input.consent == true
}

actions contains "network_meeting" if {
	level == 3
	not emergency
}

actions contains "assess_parenting" if cell in {"A", "B"}

actions contains "child_conversation" if cell in {"A", "C"}

actions contains "look_for_parent_problem" if cell == "B"

actions contains "observe_more" if {
	cell == "D"
	input.child.vague_signs == true
}

actions contains "evaluate" if {
	input.weeks_since_concern > 4
	level >= 1
}

# null < 72 holds in Rego's ordering over all types: the type has to be asked for
actions contains "family_station" if {
	tier == "selective"
	is_number(input.child.age_months)
	input.child.age_months < 72
}

actions contains "group_offer" if {
	tier != "universal"
	is_number(input.child.age_months)
	input.child.age_months >= 72
}

actions contains "close" if {
	input.goal_reached == true
	level <= 1
}

result := {"cell": cell, "tier": tier, "level": level, "emergency": emergency, "actions": actions}
