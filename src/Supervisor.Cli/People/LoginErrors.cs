using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.People;

internal static class LoginErrors
{
    private const string Again = "'pbm logout', then 'pbm login TOKEN' with a new token from an admin.";

    public static OperatorError NotLoggedIn { get; } =
        new(
            ErrorCodes.NotLoggedIn,
            "Nobody is logged in here.",
            "A node on another machine admits people of its cluster, with a certificate.",
            "Ask an admin for a token ('pbm cluster invite --role viewer', operator or admin), and give it to 'pbm login TOKEN'."
        );

    public static OperatorError LoggedIn(Login there) =>
        new(
            ErrorCodes.LoggedIn,
            $"You are logged in already, as {there.Name} in the cluster {there.ClusterName}.",
            "A user has one login at a time.",
            "'pbm logout' first."
        );

    public static OperatorError Expired(Login there) =>
        new(
            ErrorCodes.CertificateExpired,
            $"The certificate of {there.Name} has expired on {there.Until.UtcDateTime:yyyy-MM-dd}.",
            "pbm renews it in its last month, whenever it is used.",
            $"Have an admin remove {there.Name} and invite you again. {Again}"
        );

    public static OperatorError OpenToOthers(string path) =>
        new(
            ErrorCodes.LoginUnreadable,
            $"Others can read or change {path}.",
            "Whoever has the key in it can act in your name.",
            $"If nobody has: chmod 600 {path}. Else have an admin remove the name; {Again}"
        );

    public static OperatorError Damaged(string path) =>
        new(
            ErrorCodes.LoginUnreadable,
            $"The login in {path} cannot be used.",
            "It is damaged, or a newer pbm has written it.",
            Again
        );

    public static OperatorError Unreadable(string path, string why) =>
        new(ErrorCodes.LoginUnreadable, $"The login in {path} cannot be read.", why, Again);

    public static OperatorError NotKept(string why) =>
        new(
            ErrorCodes.LoginUnreadable,
            "The login cannot be kept.",
            why,
            "Make room, or give XDG_CONFIG_HOME a directory that can be written; then do the same again."
        );

    public static OperatorError BadName(string name, string rule) =>
        new(
            ErrorCodes.BadValue,
            $"'{name}' is no name for a person.",
            $"A name is {rule}.",
            "Give one with --as NAME."
        );
}
