namespace Supervisor.Contracts.Palettes;

/// <summary>What a caller may do; each role includes those before it.</summary>
public enum Role
{
    None = 0,
    Viewer = 1,
    Operator = 2,
    Admin = 3,
}

/// <summary>The roles' names as sent.</summary>
public static class Roles
{
    public const string Viewer = "viewer";
    public const string Operator = "operator";
    public const string Admin = "admin";

    public static string NameOf(Role role) =>
        role switch
        {
            Role.Viewer => Viewer,
            Role.Operator => Operator,
            Role.Admin => Admin,
            _ => "none",
        };

    /// <summary>A role that is not known asks for the highest: what cannot be read must not open a door.</summary>
    public static Role Parse(string name) =>
        name switch
        {
            Viewer => Role.Viewer,
            Operator => Role.Operator,
            _ => Role.Admin,
        };
}
