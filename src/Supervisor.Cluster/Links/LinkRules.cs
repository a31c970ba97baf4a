using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links;

internal static class LinkRules
{
    /// <summary>
    /// Whether another try may fare better though nobody has done anything. What one end has refused stays refused, and asking again
    /// and again would only fill its audit trail.
    /// </summary>
    public static bool MayPass(OperatorError problem) =>
        problem.Code
            is LinkErrorCodes.Unreachable
                or LinkErrorCodes.Silent
                or LinkErrorCodes.Ended
                or LinkErrorCodes.NoHello
                or LinkErrorCodes.Replaced
                or LinkErrorCodes.Stopping;
}
