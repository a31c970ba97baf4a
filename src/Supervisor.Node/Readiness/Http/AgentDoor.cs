using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Supervisor.Contracts.Readiness;
using Supervisor.Node.Api.Access;

namespace Supervisor.Node.Readiness.Http;

/// <summary>Leads agents' requests on the operators' TCP listener to their page, and everybody else on.</summary>
internal sealed class AgentDoor(SignalPage page)
{
    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsForAgents(context))
        {
            return next(context);
        }

        return AccessRules.ProblemOfHost(AccessGate.Facts(context)) is { } problem
            ? SignalAnswers.RefuseAsync(context, problem)
            : page.ServeAsync(context);
    }

    /// <summary>The operators' own socket is not for agents.</summary>
    private static bool IsForAgents(HttpContext context) =>
        context.Request.Path.StartsWithSegments(ReadinessPages.Root.TrimEnd('/'), StringComparison.Ordinal)
        && context.Features.Get<IConnectionSocketFeature>() is { Socket.AddressFamily: not AddressFamily.Unix };
}
