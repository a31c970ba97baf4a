using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Text;

namespace Supervisor.Cluster.Joining.Rules;

/// <summary>Somebody who asks, in words that can be judged.</summary>
/// <param name="Node">Null for a person.</param>
/// <param name="Key">The hash of his public key.</param>
internal sealed record JoinApplicant(JoinRequest Request, NodeId? Node, string Key)
{
    private const int InvitationLength = Tokens.JoinToken.IdBytes * 2;

    public static Outcome<JoinApplicant> Read(JoinRequest? request)
    {
        if (request is not { IsWhole: true } || !IsInvitation(request.Invitation))
        {
            return JoinErrors.BadRequest;
        }

        if (!NameText.IsValid(request.Name))
        {
            return JoinErrors.BadName(request.Name);
        }

        NodeId? node = null;
        return request.Node is null || NodeId.TryParse(request.Node, out node)
            ? new JoinApplicant(request, node, PublicKeys.HashOf(request.Key))
            : JoinErrors.BadRequest;
    }

    private static bool IsInvitation(string id) => id.Length == InvitationLength && id.All(char.IsAsciiHexDigitLower);
}
