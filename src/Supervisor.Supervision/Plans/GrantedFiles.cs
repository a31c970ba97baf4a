using System.Text;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>Secrets, configs and templates of a container, with what they hold.</summary>
internal sealed class GrantedFiles(LateValues late, PlanSurroundings surroundings, List<PlanError> errors)
{
    internal ValueList<PlacedFile> Of(FleetMember member)
    {
        var (service, project) = (member.Group.Service, member.Project);
        return service
            .Secrets.Select(grant => Granted(FileKind.Secret, grant, project.Secrets, member))
            .Concat(service.Configs.Select(grant => Granted(FileKind.Config, grant, project.Configs, member)))
            .Concat(member.Group.Templates.Select((template, index) => Rendered(template, index, member)))
            .OfType<PlacedFile>()
            .ToValueList();
    }

    /// <summary>That nothing of its name is declared was said when the fleet was judged.</summary>
    private PlacedFile? Granted(FileKind kind, FileGrant grant, ValueMap<FileResource> declared, FleetMember member) =>
        declared.TryGet(grant.Source, out var resource) && ContentOf(kind, grant, resource, member) is { } content
            ? new PlacedFile(grant.Target, content.ToValueList())
            {
                Kind = kind,
                Uid = grant.Uid,
                Gid = grant.Gid,
                Mode = grant.Mode,
            }
            : null;

    private byte[]? ContentOf(FileKind kind, FileGrant grant, FileResource resource, FleetMember member)
    {
        var isSecret = kind is FileKind.Secret;
        var what = $"the {(isSecret ? "secret" : "config")} '{grant.Source}' of '{member.Group.Name}'";
        var path = TreePath.Of(isSecret ? "secrets" : "configs", grant.Source);
        switch (resource)
        {
            case { Content: { } content }:
                return Encoding.UTF8.GetBytes(content);
            case { EnvironmentVariable: { } variable }:
                if (resource.Value is null)
                {
                    errors.Add(PlanErrors.UnsetVariable(member, path, variable, what));
                }

                return Encoding.UTF8.GetBytes(resource.Value ?? "");
            case { File: { } file }:
                return Read(file, path, what, member);
            default:
                return null;
        }
    }

    private PlacedFile? Rendered(TemplateFile template, int index, FleetMember member)
    {
        var path = TreePath.Of("services", member.Group.Name, "x-supervisor", "templates").Then(index);
        var what = $"a template of '{member.Group.Name}'";
        return Read(template.From, path, what, member) is { } content
            ? new PlacedFile(
                template.To,
                Encoding.UTF8.GetBytes(late.Fill(Encoding.UTF8.GetString(content), member)).ToValueList()
            )
            {
                Kind = FileKind.Template,
            }
            : null;
    }

    private byte[]? Read(string file, TreePath path, string what, FleetMember member)
    {
        var files = surroundings.FilesOf?.Invoke(member.Project) ?? surroundings.Files;
        if (files.TryGetValue(file, out var content))
        {
            return content;
        }

        errors.Add(PlanErrors.UnreadFile(member, path, file, what));
        return null;
    }
}
