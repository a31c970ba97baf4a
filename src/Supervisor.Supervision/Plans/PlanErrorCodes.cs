namespace Supervisor.Supervision.Plans;

/// <summary>Why a revision cannot be run by a node. Codes are added, never renamed.</summary>
public static class PlanErrorCodes
{
    public const string NoCommand = "plan.no-command";
    public const string UnknownNeed = "plan.unknown-need";
    public const string LateValue = "plan.late-value";
    public const string UnreadFile = "plan.file";
    public const string Rotation = "plan.log-rotation";
    public const string MovableNameTaken = "plan.movable-name-taken";
}
