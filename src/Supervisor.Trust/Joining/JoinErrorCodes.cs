namespace Supervisor.Cluster.Joining;

/// <summary>Why somebody is not admitted. Codes are added, never renamed: they pass between versions.</summary>
internal static class JoinErrorCodes
{
    public const string NoToken = "join.no-token";
    public const string MistypedToken = "join.mistyped-token";
    public const string NewerToken = "join.newer-token";
    public const string BadInvitation = "join.bad-invitation";
    public const string UnknownToken = "join.unknown-token";
    public const string Expired = "join.expired";
    public const string Used = "join.used";
    public const string OtherRole = "join.other-role";
    public const string BadName = "join.bad-name";
    public const string NameTaken = "join.name-taken";
    public const string NameDown = "join.name-down";
    public const string OtherName = "join.other-name";
    public const string NobodyToReplace = "join.nobody-to-replace";
    public const string StillThere = "join.still-there";
    public const string Cloned = "join.cloned";
    public const string Removed = "join.removed";
    public const string OtherAuthority = "join.other-authority";
    public const string Clock = "join.clock";
    public const string NotReached = "join.not-reached";
    public const string GroupRuns = "join.group-runs";
    public const string Version = "join.version";
    public const string BadRequest = "join.bad-request";
    public const string NoProof = "join.no-proof";
    public const string NoKey = "join.no-key";
    public const string Unavailable = "join.unavailable";
    public const string Unknown = "join.unknown";
    public const string NewerRecord = "join.newer-record";
    public const string NoMember = "join.no-member";
    public const string NoAnswer = "join.no-answer";
    public const string BadAnswer = "join.bad-answer";
    public const string OtherCluster = "join.other-cluster";
    public const string NotInvited = "join.not-a-member";
    public const string LastKey = "join.last-key";
    public const string Damaged = "join.damaged-files";
    public const string NewerFiles = "join.newer-files";
    public const string InCluster = "join.in-a-cluster";
}
