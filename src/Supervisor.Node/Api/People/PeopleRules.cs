using System.Net;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api.People;

/// <summary>Whether somebody on another machine is let in, and as whom. Asked for each request, and of connections that are open.</summary>
internal static class PeopleRules
{
    public static Outcome<Caller> Decide(PersonStanding standing, DateTimeOffset now)
    {
        if (!standing.Peer.IsOk)
        {
            return PeopleErrors.Of(standing.Peer.Error);
        }

        if (standing.Peer.Value.Name.Bearer is not Bearer.OfPerson { Name: var name })
        {
            return PeopleErrors.NotAPerson;
        }

        return standing.Denied is { } denied ? PeopleErrors.Of(denied)
            : standing.Until <= now ? PeopleErrors.Expired(standing.Until)
            : standing.Role != Role.None ? new Caller(name, standing.Role)
            : standing.WhyUnknown.Length > 0 ? PeopleErrors.RolesUnknown(name, standing.WhyUnknown)
            : PeopleErrors.NotOnRecord(name);
    }

    /// <summary>
    /// A browser has the certificate for every page that is open in it. A page of another origin says so, and one that had its own name
    /// lead here asks for that name.
    /// </summary>
    /// <param name="names">Under which others dial this node.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public static OperatorError? ProblemOfHost(RequestFacts request, IReadOnlyCollection<string> names)
    {
        var host = HostOf(request.Host);
        var isOwn =
            host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(host, out _)
            || names.Contains(host, StringComparer.OrdinalIgnoreCase);
        return !isOwn ? PeopleErrors.ForeignHost(request.Host, names)
            : request.Origin is { } origin
            && !origin.Equals("https://" + request.Host, StringComparison.OrdinalIgnoreCase)
                ? AccessErrors.ForeignOrigin(origin)
            : null;
    }

    /// <summary>Whether what an open connection was admitted for has ended: its bearer may do nothing any more, or less than he asked for.</summary>
    public static bool Ends(Outcome<Caller> now, Role admitted) => !now.IsOk || now.Value.Role < admitted;

    private static string HostOf(string host)
    {
        var colon = host.LastIndexOf(':');
        var name = colon < 0 || host.EndsWith(']') ? host : host[..colon];
        return name.Trim('[', ']');
    }
}
