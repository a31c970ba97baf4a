using System.Collections.Immutable;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Views;

/// <summary>Who may do what: viewers read, operators change, admins say who belongs as well.</summary>
internal static class RoleRules
{
    public static RolesView Read(EntriesView view)
    {
        var people = view
            .Entries.Values.Select(static entry => TrustText.Read(entry.Value, TrustJson.Default.PersonRecord))
            .OfType<PersonRecord>();
        return new RolesView(
            view.Version,
            people.ToImmutableDictionary(static person => person.Name, StringComparer.Ordinal),
            view.CutOff
        );
    }

    /// <summary>A node's certificate gives no role: nodes act by links, and people by their own.</summary>
    public static Role RoleOf(RolesView view, PeerProof proof) =>
        proof.Name.Bearer is Bearer.OfPerson bearer
        && view.People.TryGetValue(bearer.Name, out var person)
        && person.Belongs
        // A name can be given to somebody else after its bearer was removed.
        && person.Key == proof.Key
            ? RoleNamed(person.Role)
            : Role.None;

    public static Role Needed(TrustAct act) =>
        act switch
        {
            TrustAct.Read => Role.Viewer,
            TrustAct.Change => Role.Operator,
            _ => Role.Admin,
        };

    public static bool Allows(Role role, TrustAct act) => role >= Needed(act);

    // Not Roles.Parse, to which an unknown word is what a command asks for.
    private static Role RoleNamed(string name) =>
        name switch
        {
            Roles.Viewer => Role.Viewer,
            Roles.Operator => Role.Operator,
            Roles.Admin => Role.Admin,
            _ => Role.None,
        };
}
