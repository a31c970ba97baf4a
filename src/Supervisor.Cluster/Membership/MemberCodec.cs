using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Supervisor.Cluster.Levels;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <summary>A member as the text of its entry, and back.</summary>
internal static class MemberCodec
{
    /// <param name="process">Where its daemon lives, as <see cref="ProcessOf"/> gives it back.</param>
    public static string Write(Member member, string? process)
    {
        var form = new MemberForm(
            MemberForm.Newest,
            member.Name,
            member.Run,
            member.Version,
            member.Since.Value,
            member.Addresses.Count > 0 ? member.Addresses : null,
            member.Arch.Length > 0 ? member.Arch : null,
            member.Cores,
            member.MemoryBytes,
            process,
            member.Level
        )
        {
            Forbids = member.Limits.Forbidden is { Count: > 0 } forbidden ? forbidden : null,
            Allows = member.Limits.AllowedPaths is { Count: > 0 } allowed ? allowed : null,
        };
        return JsonSerializer.Serialize(form, MemberJson.Default.MemberForm);
    }

    /// <returns>False when it cannot be read: a newer form, or not written by this program.</returns>
    public static bool TryRead(NodeId node, string text, [NotNullWhen(true)] out Member? member)
    {
        member = Parse(text) is { } form
            ? new Member(node, form.Name, form.Run, form.Version, new HybridTime(form.Since))
            {
                Addresses = (form.Addresses ?? []).ToValueList(),
                Arch = form.Arch ?? "",
                Cores = form.Cores,
                MemoryBytes = form.Memory,
                Level = form.Level ?? LevelRules.First,
                Limits = new NodeLimits((form.Forbids ?? []).ToValueList(), (form.Allows ?? []).ToValueList()),
            }
            : null;
        return member is not null;
    }

    /// <returns>Null when it is not known.</returns>
    public static string? ProcessOf(string text) => Parse(text)?.Process;

    private static MemberForm? Parse(string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize(text, MemberJson.Default.MemberForm)
                    is { Form: MemberForm.Newest, Name.Length: > 0, Run.Length: > 0, Version: not null } form
                ? form
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
