using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Ownership;

/// <summary>A claim as the two entries that it is stored in, and back.</summary>
internal static class ClaimCodec
{
    public static EntryWrite WriteOwner(Claim claim)
    {
        var form = new OwnerForm(OwnerForm.Newest, claim.Epoch, claim.Owner?.Value, claim.Since.Value);
        return EntryWrite.Put(
            ClaimKeys.Owner(claim.Group),
            JsonSerializer.Serialize(form, ClaimJson.Default.OwnerForm)
        );
    }

    public static EntryWrite WriteRenewal(Claim claim)
    {
        var length = (long)claim.Length.TotalMilliseconds;
        var form = new RenewalForm(RenewalForm.Newest, claim.Epoch, claim.Renewal, length);
        return EntryWrite.Put(
            ClaimKeys.Renewal(claim.Group),
            JsonSerializer.Serialize(form, ClaimJson.Default.RenewalForm)
        );
    }

    /// <returns>False when it cannot be read: a newer form, or not written by this program.</returns>
    /// <param name="claim">Null also when there is none.</param>
    public static bool TryRead(string group, Entry? owner, Entry? renewal, out Claim? claim)
    {
        claim = null;
        if (owner is null)
        {
            return true;
        }

        var form = Parse(owner.Value, ClaimJson.Default.OwnerForm);
        var last = renewal is null ? null : Parse(renewal.Value, ClaimJson.Default.RenewalForm);
        NodeId? node = null;
        var isRead =
            form is { Form: OwnerForm.Newest }
            && (renewal is null || last is { Form: RenewalForm.Newest })
            && (form.Owner is null || NodeId.TryParse(form.Owner, out node));
        if (!isRead)
        {
            return false;
        }

        claim = new Claim(
            group,
            form!.Epoch,
            node,
            new HybridTime(form.Since),
            TimeSpan.FromMilliseconds(last?.Length ?? 0),
            last?.Number ?? 0,
            new ClaimVersions(owner.Version, renewal?.Version ?? 0)
        );
        return true;
    }

    private static T? Parse<T>(string text, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
