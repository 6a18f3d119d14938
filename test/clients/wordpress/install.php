<?php
// Makes the database, the site and an editor who may not write any HTML: `php install.php FOLDER PASSWORD`.
[, $folder, $password] = $argv;

$database = new mysqli('localhost', 'root', '', '', 0, getenv('WORDPRESS_SOCKET'));
$database->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
$database->close();

define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_HOME'), PHP_URL_HOST);
$_SERVER['REQUEST_URI'] = '/';
require "$folder/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('Skovhave Bibliotek', 'leder', 'leder@bibliotek.example', true, '', $password);
update_option('show_avatars', 0);
update_option('default_comment_status', 'closed');
update_option('timezone_string', 'Europe/Copenhagen');
$editor = wp_insert_user([
    'user_login' => 'redaktor',
    'user_pass' => $password,
    'user_email' => 'redaktor@bibliotek.example',
    'role' => 'editor',
]);
// Who has seen the tour of the block editor is not shown it again.
update_user_meta($editor, 'wp_persisted_preferences', [
    'core/edit-post' => ['welcomeGuide' => false, 'isComplementaryAreaVisible' => false],
    '_modified' => gmdate('c'),
]);
exit(user_can($editor, 'edit_posts') && !user_can($editor, 'unfiltered_html') ? 0 : 1);
