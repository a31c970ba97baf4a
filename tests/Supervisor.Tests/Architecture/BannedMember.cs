namespace Supervisor.Tests.Architecture;

/// <param name="Member">Its name in metadata; null for every member of the type.</param>
/// <param name="Instead">What to use, as the end of a sentence.</param>
/// <param name="Parameters">Only the overload that takes this many; null for each.</param>
internal sealed record BannedMember(string Type, string? Member, string Instead, int? Parameters = null)
{
    public bool Covers(MemberUse use) =>
        use.Type == Type
        && (Member is null || use.Member == Member)
        && (Parameters is null || use.Parameters == Parameters);
}
