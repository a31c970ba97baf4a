using Supervisor.Cluster.Links;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Api.People;

/// <summary>Why somebody on another machine is not let in, as he reads it.</summary>
internal static class PeopleErrors
{
    private const string LogIn =
        "Ask an admin for a token ('pbm cluster invite --role viewer', operator or admin), and give it to 'pbm login TOKEN'.";

    private const string LogInAgain =
        "Ask an admin to remove the name and to invite you again; then 'pbm logout' and 'pbm login TOKEN'.";

    public static OperatorError NotAPerson { get; } =
        new(
            ErrorCodes.NotAPerson,
            "The certificate is a node's, and no person's.",
            "Nodes speak by their links, and operate nothing.",
            LogIn
        );

    /// <param name="problem">What is wrong with the certificate, as a node would be told.</param>
    public static OperatorError Of(OperatorError problem) =>
        problem.Code switch
        {
            LinkErrorCodes.NoCertificate => new OperatorError(
                ErrorCodes.CertificateMissing,
                "The node wants a certificate.",
                "From other machines it admits people of its cluster.",
                LogIn
            ),
            LinkErrorCodes.Expired => new OperatorError(
                ErrorCodes.CertificateExpired,
                problem.Message.Replace("The peer's", "Your", StringComparison.Ordinal),
                "pbm renews it in its last month, whenever it is used.",
                LogInAgain
            ),
            LinkErrorCodes.Denied => new OperatorError(ErrorCodes.Denied, problem.Message, problem.Why, LogInAgain),
            _ => new OperatorError(
                ErrorCodes.CertificateForeign,
                "The certificate is not one of this node's cluster.",
                problem.Why,
                LogIn
            ),
        };

    public static OperatorError Expired(DateTimeOffset until) =>
        new(
            ErrorCodes.CertificateExpired,
            $"Your certificate has expired on {until.UtcDateTime:yyyy-MM-dd}.",
            "pbm renews it in its last month, whenever it is used.",
            LogInAgain
        );

    public static OperatorError NotOnRecord(string name) =>
        new(
            ErrorCodes.NotOnRecord,
            $"The cluster knows no {name} with this key.",
            "That person was removed, or the name is somebody else's by now.",
            LogInAgain
        );

    public static OperatorError RolesUnknown(string name, string why) =>
        new(
            ErrorCodes.RolesUnknown,
            $"The node cannot say what {name} may do.",
            $"It has not heard of it since its start. {why}",
            "Ask another node, or wait until this one reaches the place where the cluster agrees."
        );

    public static OperatorError ForeignHost(string host, IEnumerable<string> names) =>
        new(
            ErrorCodes.HostRefused,
            $"The node does not answer to the name '{host}'.",
            "So no web page can reach it under a name of its own.",
            $"Use {string.Join(", ", names)} or an address; or give the daemon that name too, with --advertise."
        );
}
