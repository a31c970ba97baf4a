using System.Text.Json;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>
/// The files of one agent's folder that outlive the daemon. They are replaced whole but not flushed to the disk: they
/// matter to a process that runs, and none runs on after a crash of the machine.
/// </summary>
internal static class OpeningFile
{
    /// <summary>What the last daemon made and what is still usable of it; null when nothing is.</summary>
    public static Opening? Read(AgentFolder folder)
    {
        if (!File.Exists(folder.Opening))
        {
            // As at each first start of an agent, which is no occasion for an exception.
            return null;
        }

        try
        {
            var text = File.ReadAllText(folder.Opening);
            return JsonSerializer.Deserialize(text, OpeningJson.Default.OpeningRecord)?.ToOpening();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            // Half of it was lost with the machine, and so was every process that it could have spoken for.
            return null;
        }
    }

    /// <summary>The same incarnation finds what was made for it; another gets a token of its own.</summary>
    /// <param name="last">What there is; null when there is nothing.</param>
    /// <param name="isNew">This daemon has written nothing there yet, so whose the files are is not known.</param>
    public static Opening FindOrMake(WorkloadId id, DeskFolder place, Opening? last, DeskServices services, bool isNew)
    {
        var isSame = last?.Incarnation == id.Incarnation;
        if (isSame && HasToken(place.Folder, last!.Token) && SaysIncarnation(place.Folder, id.Incarnation))
        {
            return last;
        }

        var secret = AgentToken.Create(services.Chance);
        var token = AgentToken.HashOf(secret);
        var opening = isSame
            ? last! with
            {
                Token = token,
            }
            : Opening.After(last, id.Incarnation, token, services.BootClock.Now);
        try
        {
            Write(place, secret, opening, isNew ? WholeFile.Write : WholeFile.Rewrite);
        }
        catch (IOException fault)
        {
            // A full disk must not keep an agent down. It needs no token where its own socket is.
            services.Log.TokenNotKept(id.Agent, fault);
        }

        return opening;
    }

    private static bool SaysIncarnation(AgentFolder folder, string incarnation)
    {
        try
        {
            return folder.Incarnation is not { } file || File.ReadAllText(file).Trim() == incarnation;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Whether the token's file still has what was put there: a program may have lost or changed it.</summary>
    private static bool HasToken(AgentFolder folder, AgentToken token)
    {
        try
        {
            return AgentToken.HashOf(File.ReadAllText(folder.Token).Trim()) == token;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The token first: a record says that all it names is there.</summary>
    private static void Write(
        DeskFolder place,
        string secret,
        Opening opening,
        Action<string, string, UnixFileMode, FileOwner> write
    )
    {
        var (folder, owner) = place;
        write(folder.Token, secret + "\n", owner.SecretMode, owner);
        if (folder.Incarnation is { } incarnation)
        {
            write(incarnation, opening.Incarnation + "\n", owner.SecretMode, owner);
        }

        var text = JsonSerializer.Serialize(OpeningRecord.Of(opening), OpeningJson.Default.OpeningRecord);
        write(folder.Opening, text, UnixFileMode.UserRead | UnixFileMode.UserWrite, FileOwner.Daemon);
    }
}
