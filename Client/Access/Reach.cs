using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Access;

/// <summary>
/// How far a caller's grants reach (our convention). A grant reaches its unit's subtree; the grain's rules judge the
/// rest. Residents see their own reports only, operators see no case, auditors and operators change nothing.
/// </summary>
internal static class Reach
{
    extension(Caller caller)
    {
        /// <summary>Whether the caller may read every case of the unit.</summary>
        public bool Reads(UnitCode unit)
        {
            foreach (var grant in caller.Grants)
            {
                if (grant.Role is not (Role.Resident or Role.Operator) && grant.Unit.Contains(unit))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether the caller may ask a grid for a change at all.</summary>
        public bool Writes(UnitCode grid)
        {
            foreach (var grant in caller.Grants)
            {
                if (grant.Role is not (Role.Auditor or Role.Operator) && grant.Unit.Contains(grid))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether the caller is a resident there, and so may read what they reported themselves.</summary>
        public bool LivesIn(UnitCode grid)
        {
            foreach (var grant in caller.Grants)
            {
                if (grant.Role is Role.Resident && grant.Unit.Contains(grid))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether the caller reported the matter, or is told of it as they reported it as well.</summary>
        public bool Reported(CaseView file) =>
            file.Reporter.Id == caller.Id || file.Subscribers.Contains(caller.Id, StringComparer.Ordinal);
    }
}
